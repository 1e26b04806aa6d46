<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AimStep</name>
    <message>
        <source>What is to be done with it?</source>
        <translation>Que faire de cette sauvegarde&#xa0;?</translation>
    </message>
    <message>
        <source>Whichever you choose, nothing on the drive is changed.</source>
        <translation>Quel que soit votre choix, rien n’est modifié sur le disque.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>A vault is made of it on this computer, and opens from then on.</source>
        <translation>Un coffre en est refait sur cet ordinateur, et s’ouvre désormais.</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Its records are shown as they were, read-only, straight from the drive.</source>
        <translation>Ses dossiers sont montrés tels qu’ils étaient, en lecture seule, depuis le disque.</translation>
    </message>
    <message>
        <source>Try to restore it</source>
        <translation>Essayer la restauration</translation>
    </message>
    <message>
        <source>Everything comes back to a scratch place, is looked through, and is removed again.</source>
        <translation>Tout revient dans un dossier provisoire, est contrôlé, puis effacé.</translation>
    </message>
</context>
<context>
    <name>DriveList</name>
    <message>
        <source>No external drive is plugged in.</source>
        <translation>Aucun disque externe n’est branché.</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} libres</translation>
    </message>
    <message>
        <source>On {} it did not give back what was written to it.</source>
        <translation>Le {}, il n’a pas rendu ce qui y avait été écrit.</translation>
    </message>
    <message>
        <source>What is restored from it is checked; take a backup on another drive if there is one.</source>
        <translation>Ce qui en est restauré est contrôlé&#xa0;; s’il existe une sauvegarde sur un autre disque, prenez plutôt celle-là.</translation>
    </message>
    <message>
        <source>No backup goes there: take another drive.</source>
        <translation>Aucune sauvegarde n’y va&#xa0;: prenez un autre disque.</translation>
    </message>
</context>
<context>
    <name>DriveStep</name>
    <message>
        <source>Your backup drive</source>
        <translation>Votre disque de sauvegarde</translation>
    </message>
    <message>
        <source>A vault on one disk is one accident away from being lost. Plug in an external drive: the first backup is made at once. It is encrypted like the vault itself.</source>
        <translation>Un coffre sur un seul disque est à la merci d’un accident. Branchez un disque externe&#xa0;: la première sauvegarde se fait aussitôt, chiffrée comme le coffre.</translation>
    </message>
    <message>
        <source>A USB stick, an external disk or an SD card will do. Nothing that lies on it is touched: Serment writes into a folder of its own. The best are two drives in turn, one of them kept elsewhere. Without a drive at hand, go on: you will be reminded.</source>
        <translation>Une clé USB, un disque externe ou une carte SD convient. Rien de ce qui s’y trouve n’est touché&#xa0;: Serment écrit dans un dossier à lui. Le mieux&#xa0;: deux disques à tour de rôle, dont un gardé ailleurs. Sans disque sous la main, continuez&#xa0;: on vous le rappellera.</translation>
    </message>
    <message>
        <source>Later: I will be reminded</source>
        <translation>Plus tard&#xa0;: on me le rappellera</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Where your vault lies</source>
        <translation>L’emplacement de votre coffre</translation>
    </message>
    <message>
        <source>One folder on a disk of this computer. Never in a synchronised folder: it would travel to a company&apos;s servers.</source>
        <translation>Un dossier sur un disque de cet ordinateur. Jamais un dossier synchronisé&#xa0;: le coffre partirait sur les serveurs d’une entreprise.</translation>
    </message>
    <message>
        <source>The folder holds everything, encrypted, and can be moved later while Serment is closed. A disk of this computer is right. Folders that a service copies, network shares and sticks formatted as FAT are refused, with the reason.</source>
        <translation>Ce dossier contient tout, chiffré, et peut être déplacé plus tard, Serment fermé. Un disque de cet ordinateur convient. Les dossiers qu’un service recopie, les partages réseau et les clés formatées en FAT sont refusés, avec la raison.</translation>
    </message>
    <message>
        <source>Create the vault</source>
        <translation>Créer le coffre</translation>
    </message>
    <message>
        <source>Making the keys and the vault…</source>
        <translation>Création des clés et du coffre…</translation>
    </message>
</context>
<context>
    <name>LockProcess</name>
    <message>
        <source>The vault’s folder</source>
        <translation>Le dossier du coffre</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>Autre coffre…</translation>
    </message>
    <message>
        <source>Unlock, then choose a PIN for today…</source>
        <translation>Déverrouiller, puis choisir un code PIN…</translation>
    </message>
    <message>
        <source>Vault locked</source>
        <translation>Coffre verrouillé</translation>
    </message>
    <message>
        <source>Open it all the same</source>
        <translation>L’ouvrir quand même</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Fictional practice</source>
        <translation>Cabinet fictif</translation>
    </message>
    <message>
        <source>The welcome page’s trial practice opens with “{}”.</source>
        <translation>Le cabinet d’essai de l’accueil s’ouvre avec «&#xa0;{}&#xa0;».</translation>
    </message>
    <message>
        <source>Your note is kept, encrypted. It will be there again, the cursor where it was.</source>
        <translation>Votre note en cours est conservée, chiffrée. Elle sera là au retour, curseur au même endroit.</translation>
    </message>
    <message>
        <source>Opening the vault: about a second of computing guards it.</source>
        <translation>Ouverture du coffre… Cette seconde de calcul fait partie de sa protection.</translation>
    </message>
    <message>
        <source>{name}’s time here ended on {day}: their passphrase opens this vault no more.</source>
        <translation>Le remplacement de {name} a pris fin le {day}&#xa0;: sa phrase de passe n’ouvre plus ce coffre.</translation>
    </message>
    <message>
        <source>The PIN is chosen once the vault is open.</source>
        <translation>Le code PIN se choisit une fois le coffre ouvert.</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Ouvrir un autre dossier…</translation>
    </message>
    <message>
        <source>Create a vault…</source>
        <translation>Créer un coffre…</translation>
    </message>
    <message>
        <source>Passphrase and recovery words…</source>
        <translation>Phrase de passe et mots de secours…</translation>
    </message>
    <message>
        <source>{practice} (its disk is not there)</source>
        <translation>{practice} (son disque n’est pas branché)</translation>
    </message>
    <message>
        <source>Locked at {time}, as you asked.</source>
        <translation>Verrouillé à {time}, à votre demande.</translation>
    </message>
    <message>
        <source>Locked at {time}: nobody was at the keyboard.</source>
        <translation>Verrouillé à {time}&#xa0;: personne n’était au clavier.</translation>
    </message>
    <message>
        <source>Locked at {time}, when the window was closed.</source>
        <translation>Verrouillé à {time}, à la fermeture de la fenêtre.</translation>
    </message>
    <message>
        <source>Locked at {time}, together with the computer&apos;s screen.</source>
        <translation>Verrouillé à {time}, en même temps que l’écran de l’ordinateur.</translation>
    </message>
    <message>
        <source>Locked at {time}, when the computer went to sleep.</source>
        <translation>Verrouillé à {time}, à la mise en veille de l’ordinateur.</translation>
    </message>
    <message>
        <source>Locked at {time}, when the computer was shut down.</source>
        <translation>Verrouillé à {time}, à l’arrêt de l’ordinateur.</translation>
    </message>
    <message>
        <source>Locked at {time}, when another person&apos;s session came to the front.</source>
        <translation>Verrouillé à {time}, au changement d’utilisateur.</translation>
    </message>
    <message>
        <source>Locked at {time}: the locum&apos;s last day is over.</source>
        <translation>Verrouillé à {time}&#xa0;: le dernier jour du remplacement est passé.</translation>
    </message>
    <message>
        <source>Locked at {time}, when the session ended.</source>
        <translation>Verrouillé à {time}, à la fin de la session.</translation>
    </message>
    <message>
        <source>Locked at {time}: the session ended unexpectedly. What was saved is safe.</source>
        <translation>Verrouillé à {time}&#xa0;: le programme s’est arrêté de façon inattendue. Ce qui était enregistré est intact.</translation>
    </message>
    <message>
        <source>Locked at {time}, when the window was minimised.</source>
        <translation>Verrouillé à {time}, quand la fenêtre a été réduite.</translation>
    </message>
    <message>
        <source>Backups: restore, look into, try…</source>
        <translation>Sauvegardes&#xa0;: restaurer, regarder, essayer…</translation>
    </message>
    <message>
        <source>Locked at {time}, when the computer&apos;s session was closed.</source>
        <translation>Verrouillé à {time}, à la fermeture de la session de l’ordinateur.</translation>
    </message>
</context>
<context>
    <name>LocumStep</name>
    <message>
        <source>The locum</source>
        <translation>Le remplacement</translation>
    </message>
    <message>
        <source>They open the vault with a passphrase of their own, on these days only, and everything they write bears their name. Ways in, new keys and destroying records stay yours.</source>
        <translation>Cette personne ouvre le coffre avec sa propre phrase de passe, ces jours-là seulement, et tout ce qu’elle écrit porte son nom. Les accès, les clés et la destruction de dossiers restent à vous.</translation>
    </message>
    <message>
        <source>First name and name, as they sign</source>
        <translation>Prénom et nom, comme sur sa signature</translation>
    </message>
    <message>
        <source>Profession (optional)</source>
        <translation>Profession (facultatif)</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>This is not a day. Write it like {day}.</source>
        <translation>Ce n’est pas une date. Écrivez-la comme {day}.</translation>
    </message>
    <message>
        <source>The last day lies before the first, or is over already.</source>
        <translation>Le dernier jour précède le premier, ou il est déjà passé.</translation>
    </message>
    <message>
        <source>Their name stands under everything they write: it is needed.</source>
        <translation>Son nom figure sous tout ce qu’elle écrit&#xa0;: il est nécessaire.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase de passe</translation>
    </message>
    <message>
        <source>It opens the vault, and only you know it: nobody can reset it, not even we. Long and ordinary beats short and complicated.</source>
        <translation>Elle ouvre le coffre et vous seul la connaissez&#xa0;: personne ne peut la réinitialiser, pas même nous. Mieux vaut longue et simple que courte et compliquée.</translation>
    </message>
    <message>
        <source>You will type it often: choose one that your fingers learn. Eight words drawn at random are remembered sooner than one thinks, and nobody guesses them. The strength of a phrase of your own is measured here and sent nowhere. It can be changed at any time, on the lock screen.</source>
        <translation>Vous la taperez souvent&#xa0;: choisissez-la de sorte que vos doigts l’apprennent. Huit mots tirés au hasard se retiennent plus vite qu’on ne croit, et personne ne les devine. La solidité d’une phrase à vous est mesurée ici et n’est envoyée nulle part. La phrase se change à tout moment, depuis l’écran de verrouillage.</translation>
    </message>
    <message>
        <source>Eight random words (recommended)</source>
        <translation>Huit mots tirés au hasard (conseillé)</translation>
    </message>
    <message>
        <source>A phrase of my own</source>
        <translation>Une phrase à moi</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>D’autres mots</translation>
    </message>
    <message>
        <source>The eight words, typed once</source>
        <translation>Les huit mots, tapés une fois</translation>
    </message>
    <message>
        <source>Type the eight words here</source>
        <translation>Tapez ici les huit mots</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>Passphrase, once more</source>
        <translation>Phrase de passe, une seconde fois</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Une seconde fois</translation>
    </message>
    <message>
        <source>This is not what is shown: type the eight words with a blank between them.</source>
        <translation>Ce n’est pas ce qui est affiché&#xa0;: tapez les huit mots, séparés par une espace.</translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation>Les deux phrases de passe ne sont pas identiques.</translation>
    </message>
    <message>
        <source>Strength; {bits} are needed</source>
        <translation>Solidité&#xa0;; il en faut {bits}</translation>
    </message>
    <message>
        <source>Write them down until you know them, then destroy the note. Accents are left out on purpose.</source>
        <translation>Notez-les le temps de les savoir, puis détruisez la note. Les accents sont omis exprès.</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>PIN, six digits or more</source>
        <translation>Code PIN, six chiffres ou plus</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>Le même code PIN, encore une fois</translation>
    </message>
    <message>
        <source>Open with this PIN</source>
        <translation>Ouvrir avec ce code PIN</translation>
    </message>
    <message>
        <source>Open without a PIN</source>
        <translation>Ouvrir sans code PIN</translation>
    </message>
    <message>
        <source>Until {time}, these digits open the vault again on this computer. After three wrong tries or a restart, the passphrase is asked for as before.</source>
        <translation>Jusqu’à {time}, ces chiffres rouvrent le coffre sur cet ordinateur. Après trois erreurs ou un redémarrage, la phrase de passe est demandée comme avant.</translation>
    </message>
    <message>
        <source>This computer has no keychain that Serment can use, so no PIN can be kept here. Everything else works as before, with the passphrase.</source>
        <translation>Cet ordinateur n’a pas de trousseau que Serment puisse utiliser&#xa0;: aucun code PIN ne peut y être gardé. Tout le reste fonctionne comme avant, avec la phrase de passe.</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Ouvrir le coffre</translation>
    </message>
    <message>
        <source>The two PINs are not the same.</source>
        <translation>Les deux codes PIN ne sont pas les mêmes.</translation>
    </message>
    <message>
        <source>A PIN has at least six digits.</source>
        <translation>Un code PIN a au moins six chiffres.</translation>
    </message>
    <message>
        <source>A PIN is made of digits only.</source>
        <translation>Un code PIN n’est fait que de chiffres.</translation>
    </message>
    <message>
        <source>The same digits over and over are what anybody tries first.</source>
        <translation>Les mêmes chiffres répétés sont ce que chacun essaie en premier.</translation>
    </message>
    <message>
        <source>Digits in their order, or in a line on the keys, are what anybody tries first.</source>
        <translation>Des chiffres qui se suivent, ou en ligne sur le clavier, sont ce que chacun essaie en premier.</translation>
    </message>
    <message>
        <source>This looks like a date or a year of birth, which others know.</source>
        <translation>Cela ressemble à une date ou à une année de naissance, que d’autres connaissent.</translation>
    </message>
    <message>
        <source>A PIN for today</source>
        <translation>Un code PIN pour aujourd’hui</translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Folder of the vault</source>
        <translation>Dossier du coffre</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>This folder is still being checked.</source>
        <translation>Ce dossier est en cours de vérification.</translation>
    </message>
    <message>
        <source>A whole path is needed, from the root of the disk.</source>
        <translation>Il faut le chemin complet du dossier.</translation>
    </message>
    <message>
        <source>This folder could not be checked, so it cannot be used.</source>
        <translation>Ce dossier n’a pas pu être vérifié&#xa0;: il ne peut donc pas servir.</translation>
    </message>
</context>
<context>
    <name>PracticeForm</name>
    <message>
        <source>You and your practice</source>
        <translation>Vous et votre cabinet</translation>
    </message>
    <message>
        <source>For letterheads, prescriptions and the recovery sheet. Only the name is needed now; everything can be changed in the settings. It stays in the vault.</source>
        <translation>Pour les en-têtes, les ordonnances et la feuille de secours. Seul le nom est nécessaire maintenant&#xa0;; tout se modifie dans les réglages. Cela reste dans le coffre.</translation>
    </message>
    <message>
        <source>These lines head your papers, and your name stands beside everything you write. The profession chooses the form that a note begins with. Nothing of it leaves this computer, except on what you print or save yourself.</source>
        <translation>Ces lignes figurent en tête de vos papiers, et votre nom à côté de tout ce que vous écrivez. La profession choisit la trame par laquelle une note commence. Rien n’en quitte cet ordinateur, sauf sur ce que vous imprimez ou enregistrez vous-même.</translation>
    </message>
    <message>
        <source>Profession</source>
        <translation>Profession</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Name of the practice</source>
        <translation>Nom du cabinet</translation>
    </message>
    <message>
        <source>RPPS number</source>
        <translation>Numéro RPPS</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Your family name is missing.</source>
        <translation>Il manque votre nom.</translation>
    </message>
    <message>
        <source>The name of the practice is missing.</source>
        <translation>Il manque le nom du cabinet.</translation>
    </message>
    <message>
        <source>Practice of {name}</source>
        <translation>Cabinet de {name}</translation>
    </message>
    <message>
        <source>RPPS number (optional)</source>
        <translation>Numéro RPPS (facultatif)</translation>
    </message>
    <message>
        <source>General practitioner</source>
        <translation>Médecin généraliste</translation>
    </message>
    <message>
        <source>Specialist physician</source>
        <translation>Médecin spécialiste</translation>
    </message>
    <message>
        <source>Nurse</source>
        <translation>Infirmier, infirmière</translation>
    </message>
    <message>
        <source>Physiotherapist</source>
        <translation>Masseur-kinésithérapeute</translation>
    </message>
    <message>
        <source>Midwife</source>
        <translation>Sage-femme</translation>
    </message>
    <message>
        <source>Psychologist</source>
        <translation>Psychologue</translation>
    </message>
    <message>
        <source>Dental surgeon</source>
        <translation>Chirurgien-dentiste</translation>
    </message>
    <message>
        <source>Speech therapist</source>
        <translation>Orthophoniste</translation>
    </message>
    <message>
        <source>Chiropodist</source>
        <translation>Pédicure-podologue</translation>
    </message>
</context>
<context>
    <name>RecoveryWords</name>
    <message>
        <source>Whoever holds these words holds your records: keep the sheet as you would keep a key, at home or in a safe. It also says how to come back to your records. New words can be made at any time, on the lock screen.</source>
        <translation>Qui détient ces mots détient vos dossiers&#xa0;: gardez la feuille comme une clé, chez vous ou dans un coffre. Elle dit aussi comment retrouver vos dossiers. De nouveaux mots peuvent être faits à tout moment, depuis l’écran de verrouillage.</translation>
    </message>
    <message>
        <source>Print the recovery sheet…</source>
        <translation>Imprimer la feuille de secours…</translation>
    </message>
    <message>
        <source>Not what stands on the sheet</source>
        <translation>Ce n’est pas ce qui figure sur la feuille</translation>
    </message>
    <message>
        <source>This is not what was shown: look at your sheet, or go back to the words.</source>
        <translation>Ce n’est pas ce qui était affiché&#xa0;: regardez votre feuille, ou revenez aux mots.</translation>
    </message>
    <message>
        <source>Two words, from the paper</source>
        <translation>Deux mots, lus sur le papier</translation>
    </message>
    <message>
        <source>Your recovery words</source>
        <translation>Vos mots de secours</translation>
    </message>
    <message>
        <source>Type them as you read them there: it proves that the paper can be read.</source>
        <translation>Tapez-les en les lisant&#xa0;: cela prouve que le papier est lisible.</translation>
    </message>
    <message>
        <source>If the passphrase is ever forgotten, these twelve words are the only other way in. They are shown this once. Print the sheet or copy them by hand, and keep the paper away from this computer.</source>
        <translation>Si la phrase de passe est oubliée, ces douze mots sont le seul autre accès. Ils ne sont montrés que cette fois. Imprimez la feuille ou recopiez-les à la main, et gardez le papier loin de cet ordinateur.</translation>
    </message>
    <message>
        <source>The sheet was sent to the printer. Check that every word can be read.</source>
        <translation>La feuille est partie à l’imprimante. Vérifiez que chaque mot est lisible.</translation>
    </message>
    <message>
        <source>Nothing was printed. Copying the twelve words by hand is just as good.</source>
        <translation>Rien n’a été imprimé. Recopier les douze mots à la main convient tout aussi bien.</translation>
    </message>
    <message>
        <source>Word {number}</source>
        <translation>Mot {number}</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%Ln patients</source>
        <translation>
            <numerusform>%Ln patient</numerusform>
            <numerusform>%Ln patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Restoring and checking: {done} of {total}</source>
        <translation>Restauration et vérification&#xa0;: {done} sur {total}</translation>
    </message>
    <message>
        <source>Where the vault goes</source>
        <translation>L’emplacement du coffre restauré</translation>
    </message>
    <message>
        <source>A new folder on a disk of this computer. An existing vault is never overwritten.</source>
        <translation>Un nouveau dossier sur un disque de cet ordinateur. Un coffre existant n’est jamais remplacé.</translation>
    </message>
    <message>
        <source>The backup of {when} comes back whole: {held}.</source>
        <translation>La sauvegarde du {when} revient en entier&#xa0;: {held}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents were deciphered.</source>
        <translation>
            <numerusform>%Ln document a été déchiffré.</numerusform>
            <numerusform>%Ln documents ont été déchiffrés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it was kept.</source>
        <translation>Rien n’en a été gardé.</translation>
    </message>
    <message>
        <source>Those that were valid when the backup of {when} was made.</source>
        <translation>Ceux qui valaient au moment de la sauvegarde du {when}.</translation>
    </message>
    <message>
        <source>Checking every byte of the backup…</source>
        <translation>Relecture complète de la sauvegarde…</translation>
    </message>
    <message>
        <source>Looking through what came back: {done} of {total}</source>
        <translation>Contrôle de ce qui est revenu&#xa0;: {done} sur {total}</translation>
    </message>
    <message>
        <source>Deciphering some documents: {done} of {total}</source>
        <translation>Déchiffrement de quelques documents&#xa0;: {done} sur {total}</translation>
    </message>
    <message>
        <source>Everything was read back and matches: {held}.</source>
        <translation>Tout a été relu et correspond&#xa0;: {held}.</translation>
    </message>
    <message>
        <source>It is the vault as of {when}: what was written later is not in it.</source>
        <translation>C’est le coffre tel qu’il était le {when}&#xa0;: ce qui a été écrit ensuite n’y est pas.</translation>
    </message>
    <message>
        <source>Vault restored</source>
        <translation>Coffre restauré</translation>
    </message>
    <message>
        <source>The vault holds now: {held}.</source>
        <translation>Le coffre contient à présent&#xa0;: {held}.</translation>
    </message>
    <message>
        <source>Backup proven</source>
        <translation>Sauvegarde éprouvée</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Keyboard: {layout}</source>
        <translation>Clavier&#xa0;: {layout}</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Le verrouillage des majuscules est actif.</translation>
    </message>
</context>
<context>
    <name>SecretForm</name>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>This is not the PIN. {count} tries are left.</source>
        <translation>Ce n’est pas le code PIN. Il reste {count} essais.</translation>
    </message>
    <message>
        <source>This is not the PIN. One try is left, then the passphrase is asked for.</source>
        <translation>Ce n’est pas le code PIN. Il reste un essai, puis la phrase de passe sera demandée.</translation>
    </message>
    <message>
        <source>Use the recovery words</source>
        <translation>Utiliser les mots de secours</translation>
    </message>
    <message>
        <source>Use the PIN</source>
        <translation>Utiliser le code PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>Today’s PIN</source>
        <translation>Code PIN d’aujourd’hui</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Utiliser la phrase de passe</translation>
    </message>
    <message>
        <source>A PIN has at least six digits and nothing else.</source>
        <translation>Un code PIN est fait de six chiffres ou plus, et de rien d’autre.</translation>
    </message>
    <message>
        <source>This passphrase does not open the vault. Nothing was lost: type it again.</source>
        <translation>Cette phrase de passe n’ouvre pas le coffre. Rien n’est perdu&#xa0;: tapez-la à nouveau.</translation>
    </message>
    <message>
        <source>These recovery words do not open this vault: they may be those of another one.</source>
        <translation>Ces mots de secours n’ouvrent pas ce coffre&#xa0;: ce sont peut-être ceux d’un autre.</translation>
    </message>
</context>
<context>
    <name>SecretStep</name>
    <message>
        <source>Passphrase or recovery words</source>
        <translation>Phrase de passe ou mots de secours</translation>
    </message>
    <message>
        <source>Those that open the vault today.</source>
        <translation>Ceux qui ouvrent le coffre aujourd’hui.</translation>
    </message>
</context>
<context>
    <name>Slots</name>
    <message>
        <source>Done. Older backups still open with what was valid when they were made.</source>
        <translation>C’est fait. Les sauvegardes plus anciennes s’ouvrent encore avec ce qui était valable quand elles ont été faites.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Changer la phrase de passe</translation>
    </message>
    <message>
        <source>Make these words valid</source>
        <translation>Rendre ces mots valables</translation>
    </message>
    <message>
        <source>Their passphrase</source>
        <translation>Sa phrase de passe</translation>
    </message>
    <message>
        <source>Let them choose and type it: you need not know it.</source>
        <translation>Laissez cette personne la choisir et la taper&#xa0;: vous n’avez pas besoin de la connaître.</translation>
    </message>
    <message>
        <source>Lend the vault</source>
        <translation>Prêter le coffre</translation>
    </message>
    <message>
        <source>When somebody may have had a passphrase and a copy: everything is written anew under new keys. It takes as long as a backup and as much room again, and until its end nothing changes. Type those that open the vault today.</source>
        <translation>Quand quelqu’un a pu avoir une phrase de passe et une copie&#xa0;: tout est réécrit sous de nouvelles clés. Cela prend le temps d’une sauvegarde et autant de place, et rien ne change avant la fin. Tapez ce qui ouvre le coffre aujourd’hui.</translation>
    </message>
    <message>
        <source>Write everything anew</source>
        <translation>Tout réécrire</translation>
    </message>
    <message>
        <source>The new passphrase, as you chose it before it was cut off.</source>
        <translation>La nouvelle phrase de passe, telle que vous l’avez choisie avant l’interruption.</translation>
    </message>
    <message>
        <source>The new passphrase</source>
        <translation>La nouvelle phrase de passe</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Poursuivre</translation>
    </message>
    <message>
        <source>This is the last way of its kind: it cannot be closed.</source>
        <translation>C’est le dernier accès de ce genre&#xa0;: il ne peut pas être fermé.</translation>
    </message>
    <message>
        <source>Close this way in</source>
        <translation>Fermer cet accès</translation>
    </message>
    <message>
        <source>Changing the key slots…</source>
        <translation>Modification des accès…</translation>
    </message>
    <message>
        <source>Writing everything under new keys…</source>
        <translation>Tout est réécrit sous de nouvelles clés…</translation>
    </message>
    <message>
        <source>Done: everything is under new keys, and the folder of before is gone. Older backups still open with the old passphrase and words: make a new backup, then destroy or lock away the old ones.</source>
        <translation>C’est fait&#xa0;: tout est sous de nouvelles clés, et l’ancien dossier a été supprimé. Les sauvegardes d’avant s’ouvrent encore avec l’ancienne phrase et les anciens mots&#xa0;: faites une nouvelle sauvegarde, puis détruisez les anciennes ou mettez-les sous clé.</translation>
    </message>
    <message>
        <source>Done: this way is closed. A copy or a backup made meanwhile still opens with it: if one may have been kept, write everything under new keys.</source>
        <translation>C’est fait&#xa0;: cet accès est fermé. Une copie ou une sauvegarde faite entre-temps s’ouvre encore avec lui&#xa0;: si quelqu’un a pu en garder une, réécrivez tout sous de nouvelles clés.</translation>
    </message>
    <message>
        <source>Your new passphrase</source>
        <translation>Votre nouvelle phrase de passe</translation>
    </message>
</context>
<context>
    <name>SnapshotStep</name>
    <message>
        <source>Which backup?</source>
        <translation>Quelle sauvegarde&#xa0;?</translation>
    </message>
    <message>
        <source>Verified: every byte was read back and matches. Restoring tried: all of it has come back once.</source>
        <translation>«&#xa0;Vérifiée&#xa0;»&#xa0;: tout a été relu et correspond. «&#xa0;Restauration essayée&#xa0;»&#xa0;: elle est déjà revenue en entier.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>There is no complete backup here.</source>
        <translation>Il n’y a pas de sauvegarde complète ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be restored: {backups}. Choose another one, or another drive.</source>
        <translation>Ne se restaure pas&#xa0;: {backups}. Choisissez-en une autre, ou un autre disque.</translation>
    </message>
    <message>
        <source>fictional practice</source>
        <translation>cabinet fictif</translation>
    </message>
    <message numerus="yes">
        <source>%Ln documents</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Restoring tried on {day}</source>
        <translation>Restauration essayée le {day}</translation>
    </message>
    <message>
        <source>Verified on {day}</source>
        <translation>Vérifiée le {day}</translation>
    </message>
    <message>
        <source>Will be read back in full before it is restored</source>
        <translation>Sera relue en entier avant d’être restaurée</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Where is the backup?</source>
        <translation>Où est la sauvegarde&#xa0;?</translation>
    </message>
    <message>
        <source>Plug in the drive that holds it. Nothing on the drive is changed.</source>
        <translation>Branchez le disque qui la contient. Rien n’y est modifié.</translation>
    </message>
    <message>
        <source>In a folder I choose…</source>
        <translation>Dans un dossier que je choisis…</translation>
    </message>
    <message>
        <source>Folder of the backup</source>
        <translation>Dossier de la sauvegarde</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Étape {number} sur {total}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Un instant</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Create my vault</source>
        <translation>Créer mon coffre</translation>
    </message>
    <message>
        <source>Take over patients from another program</source>
        <translation>Reprendre les patients d’un autre logiciel</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Open a vault on this computer</source>
        <translation>Ouvrir un coffre de cet ordinateur</translation>
    </message>
    <message>
        <source>Try with a fictional practice</source>
        <translation>Essayer avec un cabinet fictif</translation>
    </message>
    <message>
        <source>Welcome to Serment</source>
        <translation>Bienvenue dans Serment</translation>
    </message>
    <message>
        <source>Your patients&apos; records, encrypted on your own computer and on the drives you choose. No account, no server, no network.</source>
        <translation>Les dossiers de vos patients, chiffrés sur votre ordinateur et sur les disques de votre choix. Ni compte, ni serveur, ni réseau.</translation>
    </message>
    <message>
        <source>Five steps, about five minutes. Have some paper at hand.</source>
        <translation>Cinq étapes, cinq minutes environ. Ayez du papier sous la main.</translation>
    </message>
    <message>
        <source>The same five steps, then your patient list is read from a CSV file.</source>
        <translation>Les mêmes cinq étapes, puis la liste des patients est lue dans un fichier CSV.</translation>
    </message>
    <message>
        <source>From an external drive, with your passphrase or your recovery words.</source>
        <translation>Depuis un disque externe, avec votre phrase de passe ou vos mots de secours.</translation>
    </message>
    <message>
        <source>One that lies here already, in a folder such as “Cabinet.serment”.</source>
        <translation>Un coffre déjà présent ici, dans un dossier comme «&#xa0;Cabinet.serment&#xa0;».</translation>
    </message>
    <message>
        <source>Invented patients in a vault of its own. Nothing of it ever mixes with yours.</source>
        <translation>Des patients inventés, dans un coffre à part. Rien ne se mêle jamais aux vôtres.</translation>
    </message>
</context>
<context>
    <name>WhileLocked</name>
    <message>
        <source>Backing up to {0}: {1} %</source>
        <translation>Sauvegarde sur {0}&#xa0;: {1}&#xa0;%</translation>
    </message>
    <message>
        <source>The backup on {} is complete: every byte was read back.</source>
        <translation>La sauvegarde sur {} est complète&#xa0;: chaque octet a été relu.</translation>
    </message>
    <message>
        <source>Older files there had changed: written again. Watch this drive.</source>
        <translation>D’anciens fichiers y étaient altérés&#xa0;: ils ont été réécrits. Surveillez ce disque.</translation>
    </message>
    <message>
        <source>The backup was not finished.</source>
        <translation>La sauvegarde n’est pas terminée.</translation>
    </message>
</context>
<context>
    <name>WordsForm</name>
    <message>
        <source>Word {number}</source>
        <translation>Mot {number}</translation>
    </message>
    <message>
        <source>These twelve words do not belong together: compare each with the sheet, and their order.</source>
        <translation>Ces douze mots ne vont pas ensemble&#xa0;: comparez chacun avec la feuille, et leur ordre.</translation>
    </message>
    <message>
        <source>Word {number} is missing.</source>
        <translation>Il manque le mot {number}.</translation>
    </message>
    <message>
        <source>Word {number} is not one of the recovery words: compare it with the sheet.</source>
        <translation>Le mot {number} n’est pas un mot de secours&#xa0;: comparez-le avec la feuille.</translation>
    </message>
</context>
<context>
    <name>_Done</name>
    <message>
        <source>Open the vault</source>
        <translation>Ouvrir le coffre</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>_Overview</name>
    <message>
        <source>Ways into the vault</source>
        <translation>Accès au coffre</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Changer la phrase de passe…</translation>
    </message>
    <message>
        <source>New recovery words…</source>
        <translation>Nouveaux mots de secours…</translation>
    </message>
    <message>
        <source>Close the chosen way…</source>
        <translation>Fermer l’accès choisi…</translation>
    </message>
    <message>
        <source>Lend the vault to a locum…</source>
        <translation>Prêter le coffre pour un remplacement…</translation>
    </message>
    <message>
        <source>New keys for everything…</source>
        <translation>Nouvelles clés pour tout…</translation>
    </message>
    <message>
        <source>Go on with the new keys…</source>
        <translation>Poursuivre le changement de clés…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Begin the new keys again…</source>
        <translation>Recommencer le changement de clés…</translation>
    </message>
    <message>
        <source>A change of all keys was cut off. The vault is as it was; it can be gone on with.</source>
        <translation>Un changement de toutes les clés a été interrompu. Le coffre est comme avant&#xa0;; vous pouvez le poursuivre.</translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>Du {first} au {last}</translation>
    </message>
    <message>
        <source>{term} — over: close this way</source>
        <translation>{term} — terminé&#xa0;: à fermer</translation>
    </message>
    <message>
        <source>Locum · {name}</source>
        <translation>Remplacement · {name}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase de passe</translation>
    </message>
    <message>
        <source>Recovery words</source>
        <translation>Mots de secours</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Depuis le {day}</translation>
    </message>
    <message>
        <source>Passphrase and recovery words</source>
        <translation>Phrase de passe et mots de secours</translation>
    </message>
    <message>
        <source>Each of these opens the vault. A backup keeps opening with what was valid when it was made.</source>
        <translation>Chacun de ces accès ouvre le coffre. Une sauvegarde s’ouvre toujours avec ce qui était valable quand elle a été faite.</translation>
    </message>
</context>
</TS>
