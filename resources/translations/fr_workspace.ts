<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AllergyBar</name>
    <message>
        <source>Edit the allergies</source>
        <translation>Modifier les allergies</translation>
    </message>
    <message>
        <source>Allergies:</source>
        <translation>Allergies&#xa0;:</translation>
    </message>
    <message>
        <source>still to be asked</source>
        <translation>à demander</translation>
    </message>
    <message>
        <source>No known allergy</source>
        <translation>Aucune allergie connue</translation>
    </message>
</context>
<context>
    <name>AllergyEditor</name>
    <message>
        <source>Substance</source>
        <translation>Substance</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Réaction</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>No known allergy</source>
        <translation>Aucune allergie connue</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Edit {}</source>
        <translation>Modifier {}</translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation>Retirer {}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>AllergyWords</name>
    <message>
        <source>mild</source>
        <translation>légère</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>modérée</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>grave</translation>
    </message>
    <message>
        <source>suspected</source>
        <translation>suspectée</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>certaine</translation>
    </message>
    <message>
        <source>refuted</source>
        <translation>écartée</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Attach documents</source>
        <translation>Joindre des documents</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message numerus="yes">
        <source>%n documents filed</source>
        <translation>
            <numerusform>Document classé</numerusform>
            <numerusform>%n&#xa0;documents classés</numerusform>
        </translation>
    </message>
    <message>
        <source>{} (part covered)</source>
        <translation>{} (partie masquée)</translation>
    </message>
    <message>
        <source>{} (part of it)</source>
        <translation>{} (partie)</translation>
    </message>
    <message>
        <source>Copy filed; the original is kept</source>
        <translation>Copie classée&#xa0;; l’original est conservé</translation>
    </message>
    <message>
        <source>Document removed: {}</source>
        <translation>Document retiré&#xa0;: {}</translation>
    </message>
    <message>
        <source>Documents (*.pdf *.jpg *.jpeg *.png *.heic *.txt)</source>
        <translation>Documents (*.pdf *.jpg *.jpeg *.png *.heic *.txt)</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher à nouveau</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Sauvegardes faites</translation>
    </message>
    <message>
        <source>No external drive is connected. Plug one in: it appears here by itself.</source>
        <translation>Aucun disque externe n’est branché. Branchez-en un&#xa0;: il apparaît ici tout seul.</translation>
    </message>
    <message>
        <source>Not finished.</source>
        <translation>Inachevée.</translation>
    </message>
    <message>
        <source>restore tried on {}</source>
        <translation>restauration essayée le {}</translation>
    </message>
    <message>
        <source>verified backup</source>
        <translation>sauvegarde vérifiée</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>non vérifiée</translation>
    </message>
    <message>
        <source>Backup drives</source>
        <translation>Disques de sauvegarde</translation>
    </message>
    <message>
        <source>Other disks of this computer</source>
        <translation>Autres disques de cet ordinateur</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>Un instant.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>C’est fait.</translation>
    </message>
    <message>
        <source>Not done.</source>
        <translation>Pas fait.</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Look into the backup of {}</source>
        <translation>Regarder la sauvegarde du {}</translation>
    </message>
    <message>
        <source>Try to restore…</source>
        <translation>Essayer…</translation>
    </message>
    <message>
        <source>Try to restore the backup of {}</source>
        <translation>Essayer la restauration de la sauvegarde du {}</translation>
    </message>
    <message>
        <source>The program locks and asks for your passphrase; nothing is kept of it.</source>
        <translation>Le programme se verrouille et demande votre phrase de passe&#xa0;; rien n’en est gardé.</translation>
    </message>
</context>
<context>
    <name>ChartLeaf</name>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Ce qui a été mesuré</translation>
    </message>
    <message>
        <source>Target range</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Target for this patient</source>
        <translation>Cible pour ce patient</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Versions antérieures</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Rien de mesuré pour l’instant</translation>
    </message>
    <message>
        <source>systolic</source>
        <translation>systolique</translation>
    </message>
    <message>
        <source>diastolic</source>
        <translation>diastolique</translation>
    </message>
    <message>
        <source>{0}, in {1}</source>
        <translation>{0}, en {1}</translation>
    </message>
    <message>
        <source>This is not a value of this kind.</source>
        <translation>Ce n’est pas une valeur de ce type.</translation>
    </message>
    <message>
        <source>Type &lt; 140, &gt; 60 or 70-110.</source>
        <translation>Écrivez &lt; 140, &gt; 60 ou 70-110.</translation>
    </message>
    <message>
        <source>Type a day like 12/03/2026.</source>
        <translation>Écrivez un jour comme 12/03/2026.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Ce jour n’est pas encore venu.</translation>
    </message>
    <message>
        <source>This is before the birth.</source>
        <translation>C’est avant la naissance.</translation>
    </message>
    <message>
        <source>Removed: {0}, {1}</source>
        <translation>Retiré&#xa0;: {0}, {1}</translation>
    </message>
    <message>
        <source>Type a range like {}.</source>
        <translation>Écrivez une fourchette comme {}.</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Voir la courbe</translation>
    </message>
    <message>
        <source>Show the table</source>
        <translation>Voir le tableau</translation>
    </message>
    <message>
        <source>Readings, the latest first</source>
        <translation>Valeurs, la plus récente d’abord</translation>
    </message>
</context>
<context>
    <name>Chronicle</name>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Shown in the timeline</source>
        <translation>Affiché dans la chronologie</translation>
    </message>
    <message>
        <source>Add to it</source>
        <translation>Compléter</translation>
    </message>
    <message>
        <source>Write an addendum to the chosen note</source>
        <translation>Écrire un complément à la note choisie</translation>
    </message>
    <message>
        <source>Entered in error</source>
        <translation>Saisie erronée</translation>
    </message>
    <message>
        <source>Search in the timeline</source>
        <translation>Chercher dans la chronologie</translation>
    </message>
    <message>
        <source>Nothing noted yet</source>
        <translation>Rien de noté pour l’instant</translation>
    </message>
    <message>
        <source>Addendum</source>
        <translation>Complément</translation>
    </message>
    <message>
        <source>What must be added or corrected</source>
        <translation>Ce qu’il faut ajouter ou corriger</translation>
    </message>
    <message>
        <source>Words of what happened</source>
        <translation>Mots de ce qui s’est passé</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papiers</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Problems, treatments, vaccines</source>
        <translation>Problèmes, traitements, vaccins</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Soins</translation>
    </message>
    <message>
        <source>Hide notes entered in error</source>
        <translation>Masquer les saisies erronées</translation>
    </message>
    <message numerus="yes">
        <source>Show %n notes entered in error</source>
        <translation>
            <numerusform>Afficher la saisie erronée</numerusform>
            <numerusform>Afficher les %n saisies erronées</numerusform>
        </translation>
    </message>
    <message>
        <source>Addendum to the note of {}</source>
        <translation>Complément à la note du {}</translation>
    </message>
    <message>
        <source>Why was the note of {} entered in error?</source>
        <translation>Pourquoi la note du {} est-elle une erreur&#xa0;?</translation>
    </message>
</context>
<context>
    <name>ColumnsCard</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Kept with the source row only</source>
        <translation>Gardé avec la ligne d’origine seulement</translation>
    </message>
    <message>
        <source>Meaning of the column {}</source>
        <translation>Sens de la colonne {}</translation>
    </message>
</context>
<context>
    <name>CuttingBar</name>
    <message>
        <source>Cover</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>Ne garder que cela</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Arrows move the frame, Shift+arrows change its size. The original is kept.</source>
        <translation>Les flèches déplacent le cadre, Maj+flèches changent sa taille. L’original est conservé.</translation>
    </message>
</context>
<context>
    <name>DocumentLabel</name>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Versions antérieures</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Report, letter, result…</source>
        <translation>Compte rendu, courrier, résultat…</translation>
    </message>
    <message>
        <source>Date of the document</source>
        <translation>Date du document</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>jj/mm/aaaa</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Laboratory, colleague…</source>
        <translation>Laboratoire, confrère…</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The title is missing.</source>
        <translation>Le titre manque.</translation>
    </message>
    <message>
        <source>A day, a month or a year: 12/03/2026, 03/2026, 2026.</source>
        <translation>Un jour, un mois ou une année&#xa0;: 12/03/2026, 03/2026, 2026.</translation>
    </message>
</context>
<context>
    <name>DocumentPrinting</name>
    <message>
        <source>There is no printer</source>
        <translation>Il n’y a pas d’imprimante</translation>
    </message>
    <message>
        <source>Document printed</source>
        <translation>Document imprimé</translation>
    </message>
    <message>
        <source>The printer did not take the document</source>
        <translation>L’imprimante n’a pas pris le document</translation>
    </message>
</context>
<context>
    <name>DocumentsCard</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Attach a document</source>
        <translation>Joindre un document</translation>
    </message>
    <message>
        <source>Remove the document</source>
        <translation>Retirer le document</translation>
    </message>
    <message>
        <source>Drop files here, paste them, or attach them.</source>
        <translation>Déposez des fichiers ici, collez-les ou joignez‑les.</translation>
    </message>
</context>
<context>
    <name>DriveRow</name>
    <message>
        <source>Eject</source>
        <translation>Éjecter</translation>
    </message>
    <message>
        <source>Eject {}</source>
        <translation>Éjecter {}</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Forget {}: it is lost, or serves something else</source>
        <translation>Oublier {}&#xa0;: il est perdu, ou sert à autre chose</translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>Back to {}</source>
        <translation>Revenir à {}</translation>
    </message>
</context>
<context>
    <name>EntriesSection</name>
    <message>
        <source>Edit {}</source>
        <translation>Modifier {}</translation>
    </message>
    <message>
        <source>Remove {}</source>
        <translation>Retirer {}</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Part of the picture</source>
        <translation>Partie de l’image</translation>
    </message>
    <message>
        <source>{0} % from the left, {1} % from the top, {2} % wide, {3} % high</source>
        <translation>à {0}&#xa0;% de la gauche, à {1}&#xa0;% du haut, {2}&#xa0;% de large, {3}&#xa0;% de haut</translation>
    </message>
</context>
<context>
    <name>Happenings</name>
    <message>
        <source>Addendum not signed: {}</source>
        <translation>Complément non signé&#xa0;: {}</translation>
    </message>
    <message>
        <source>Note not signed: {}</source>
        <translation>Note non signée&#xa0;: {}</translation>
    </message>
    <message>
        <source>Taken back: {}</source>
        <translation>Annulé&#xa0;: {}</translation>
    </message>
    <message>
        <source>Letter: {}</source>
        <translation>Courrier&#xa0;: {}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>administrative</source>
        <translation>administratif</translation>
    </message>
    <message>
        <source>Document: {}</source>
        <translation>Document&#xa0;: {}</translation>
    </message>
    <message>
        <source>Vaccination: {}</source>
        <translation>Vaccination&#xa0;: {}</translation>
    </message>
    <message>
        <source>Vaccination not given: {0} ({1})</source>
        <translation>Vaccination non faite&#xa0;: {0} ({1})</translation>
    </message>
    <message>
        <source>Treatment begun: {}</source>
        <translation>Traitement commencé&#xa0;: {}</translation>
    </message>
    <message>
        <source>Treatment noted: {}</source>
        <translation>Traitement noté&#xa0;: {}</translation>
    </message>
    <message>
        <source>Problem: {}</source>
        <translation>Problème&#xa0;: {}</translation>
    </message>
    <message>
        <source>Problem noted: {}</source>
        <translation>Problème noté&#xa0;: {}</translation>
    </message>
    <message>
        <source>Treatment stopped: {}</source>
        <translation>Traitement arrêté&#xa0;: {}</translation>
    </message>
    <message>
        <source>Problem ended: {}</source>
        <translation>Problème terminé&#xa0;: {}</translation>
    </message>
    <message>
        <source>History: {}</source>
        <translation>Antécédent&#xa0;: {}</translation>
    </message>
    <message>
        <source>Treatment renewed: {}</source>
        <translation>Traitement renouvelé&#xa0;: {}</translation>
    </message>
    <message>
        <source>Session {0}: {1}</source>
        <translation>Séance {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Care done: {}</source>
        <translation>Soins faits&#xa0;: {}</translation>
    </message>
    <message>
        <source>Care not done: {}</source>
        <translation>Soins non faits&#xa0;: {}</translation>
    </message>
    <message numerus="yes">
        <source>%n photographs</source>
        <translation>
            <numerusform>%n photographie</numerusform>
            <numerusform>%n photographies</numerusform>
        </translation>
    </message>
    <message>
        <source>Wound: {}</source>
        <translation>Plaie&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Help for each screen</source>
        <translation>L’aide de chaque écran</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Bon à savoir</translation>
    </message>
    <message>
        <source>What you type is on the disk, encrypted, within a second. Locking never loses a word.</source>
        <translation>Ce que vous tapez est sur le disque, chiffré, en moins d’une seconde. Verrouiller ne perd jamais un mot.</translation>
    </message>
    <message>
        <source>A signed note never changes. To correct it, add to it.</source>
        <translation>Une note signée ne change plus. Pour la corriger, complétez-la.</translation>
    </message>
    <message>
        <source>A note in the wrong record is marked as entered in error; it is hidden, not erased.</source>
        <translation>Une note écrite dans le mauvais dossier est marquée «&#xa0;saisie erronée&#xa0;»&#xa0;: elle est masquée, pas effacée.</translation>
    </message>
    <message>
        <source>Backups go to external drives only, encrypted like the vault.</source>
        <translation>Les sauvegardes vont seulement sur des disques externes, chiffrées comme le coffre.</translation>
    </message>
    <message>
        <source>Serment helps to comply with the rules on health data; it is not legal advice.</source>
        <translation>Serment aide à respecter les règles sur les données de santé&#xa0;; ce n’est pas un conseil juridique.</translation>
    </message>
    <message>
        <source>Serment locks when you leave the keyboard, lock the screen or close the lid. “Does my lock work?” in the settings shows what it notices on this computer, and lets you try it.</source>
        <translation>Serment se verrouille quand vous quittez le clavier, verrouillez l’écran ou fermez le portable. «&#xa0;Mon verrouillage fonctionne-t-il&#xa0;?&#xa0;», dans les réglages, montre ce qu’il remarque sur cet ordinateur et permet de l’essayer.</translation>
    </message>
    <message>
        <source>What you copy leaves the clipboard after 30 seconds, and when Serment locks.</source>
        <translation>Ce que vous copiez quitte le presse-papiers au bout de 30&#xa0;secondes, et au verrouillage de Serment.</translation>
    </message>
    <message>
        <source>A backup can be looked into beside today, and what is missing taken back. Try to restore one every two months: only then it is proven.</source>
        <translation>Une sauvegarde se regarde à côté d’aujourd’hui, et ce qui manque se reprend. Essayez d’en restaurer une tous les deux mois&#xa0;: alors seulement elle est éprouvée.</translation>
    </message>
</context>
<context>
    <name>HelpTopics</name>
    <message>
        <source>Find a patient</source>
        <translation>Trouver un patient</translation>
    </message>
    <message>
        <source>Three letters are enough: of the name, the first name or both, in any order and without accents. A birth date or a phone number finds as well.</source>
        <translation>Trois lettres suffisent&#xa0;: du nom, du prénom ou des deux, dans n’importe quel ordre et sans accents. Une date de naissance ou un numéro de téléphone trouvent aussi.</translation>
    </message>
    <message>
        <source>Somebody who is not there yet is written down with Ctrl+Shift+N.</source>
        <translation>Une personne qui n’y est pas encore s’inscrit avec Ctrl+Maj+N.</translation>
    </message>
    <message>
        <source>The record</source>
        <translation>Le dossier</translation>
    </message>
    <message>
        <source>The note is always ready: one types, it saves itself. Ctrl+Enter signs it; what is signed never changes, and is completed by an addendum.</source>
        <translation>La note est toujours prête&#xa0;: on écrit, elle s’enregistre seule. Ctrl+Entrée la signe&#xa0;; ce qui est signé ne change plus et se complète par un complément.</translation>
    </message>
    <message>
        <source>Above the note stand the pages of the record: Note (Ctrl+N), Patient file (Ctrl+D), Papers (Ctrl+E), Measurements (Ctrl+M) and Care (Ctrl+B).</source>
        <translation>Au-dessus de la note se trouvent les pages du dossier&#xa0;: Note (Ctrl+N), Dossier (Ctrl+D), Papiers (Ctrl+E), Mesures (Ctrl+M) et Soins (Ctrl+B).</translation>
    </message>
    <message>
        <source>An ordonnance tells its medicines there, and a letter whom it is for. Above all of it stands a line for each note that waits for a signature; Enter opens it, and what was being written meanwhile has its line in turn.</source>
        <translation>Une ordonnance y donne ses médicaments, et un courrier son destinataire. Au-dessus de tout, une ligne pour chaque note qui attend d’être signée&#xa0;; Entrée l’ouvre, et ce que vous écriviez prend une ligne à son tour.</translation>
    </message>
    <message>
        <source>The allergies stay in sight above everything. At the side stands what stays true; one adds to it in place.</source>
        <translation>Les allergies restent visibles au-dessus de tout. Sur le côté se tient ce qui reste vrai&#xa0;; on y ajoute sur place.</translation>
    </message>
    <message>
        <source>A note in the wrong record is marked as entered in error, and can be copied to the right record in the same gesture.</source>
        <translation>Une note dans le mauvais dossier se marque «&#xa0;saisie erronée&#xa0;», et se copie dans le bon dossier du même geste.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>The strict traits are those of the identity document: birth name, first names, sex, birth date and place. What a person is called in daily life stands beside them.</source>
        <translation>Les traits stricts sont ceux de la pièce d’identité&#xa0;: nom de naissance, prénoms, sexe, date et lieu de naissance. Le nom de tous les jours se tient à côté.</translation>
    </message>
    <message>
        <source>Somebody who looks like a patient that exists is shown before anything is kept.</source>
        <translation>Une personne qui ressemble à un patient existant est montrée avant que rien ne soit enregistré.</translation>
    </message>
    <message>
        <source>Earlier versions are kept: nothing that was known is lost by a correction.</source>
        <translation>Les versions antérieures sont conservées&#xa0;: une correction ne fait rien perdre de ce que l’on savait.</translation>
    </message>
    <message>
        <source>An open document</source>
        <translation>Un document ouvert</translation>
    </message>
    <message>
        <source>It is read from memory: no copy of it is written anywhere on the disk. Ctrl++ and Ctrl+- change its size, Ctrl+R turns it, Ctrl+F searches in it.</source>
        <translation>Il se lit en mémoire&#xa0;: aucune copie n’en est écrite sur le disque. Ctrl++ et Ctrl+- changent sa taille, Ctrl+R le tourne, Ctrl+F y cherche.</translation>
    </message>
    <message>
        <source>In a picture, Ctrl+Shift+R shows a frame: arrows move it, Shift and arrows change its size, the mouse draws another. What it holds is covered, or is all that is kept, in a copy filed beside the original, which stays as it is.</source>
        <translation>Sur une image, Ctrl+Maj+R montre un cadre&#xa0;: les flèches le déplacent, Maj et les flèches changent sa taille, la souris en dessine un autre. Ce qu’il contient est masqué, ou seul conservé, dans une copie classée à côté de l’original, qui reste tel quel.</translation>
    </message>
    <message>
        <source>Ctrl+P prints it, from memory as well. That it was printed is among what left the record, in the patient file.</source>
        <translation>Ctrl+P l’imprime, depuis la mémoire lui aussi. Son impression s’inscrit parmi ce qui est sorti, à la page «&#xa0;Dossier&#xa0;».</translation>
    </message>
    <message>
        <source>Under the last card stands what was said before, part by part: in what words, by whom, and until when. Earlier versions, on the pages of measurements and care and beside an open document, leads to its own part.</source>
        <translation>Sous la dernière carte se lit ce qui était dit avant, partie par partie&#xa0;: en quels mots, par qui, et jusqu’à quand. Versions antérieures, sur les pages des mesures et des soins et à côté d’un document ouvert, mène à la partie concernée.</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>One kind at a time: its chart, and under it the same readings as a table. Left and Right walk through the chart, Up and Down through the table; both go together.</source>
        <translation>Une mesure à la fois&#xa0;: sa courbe et, dessous, les mêmes valeurs en tableau. Gauche et Droite parcourent la courbe, Haut et Bas le tableau&#xa0;; les deux vont ensemble.</translation>
    </message>
    <message>
        <source>A target is typed as it is said: &lt; 140/90, &gt; 60 or 70-110. An empty field takes it back. The range that came with a value, of a laboratory, goes before it.</source>
        <translation>Une cible s’écrit comme elle se dit&#xa0;: &lt; 140/90, &gt; 60 ou 70-110. Un champ vide la retire. La fourchette venue avec une valeur, celle d’un laboratoire, passe avant elle.</translation>
    </message>
    <message>
        <source>In the table Enter corrects a reading and Del takes it back; earlier versions are kept. The body mass index is worked out of each weight and the height that counts: an adult’s last one, a child’s of the same weeks. There are no growth curves.</source>
        <translation>Dans le tableau, Entrée corrige une valeur et Suppr la retire&#xa0;; les versions antérieures sont gardées. L’indice de masse corporelle est calculé de chaque poids et de la taille qui compte&#xa0;: la dernière pour un adulte, celle des mêmes semaines pour un enfant. Il n’y a pas de courbes de croissance.</translation>
    </message>
    <message>
        <source>A medicine that meets a recorded allergy asks for a reason, which is kept with the prescription. One without a posology or a duration asks for it once, and is then issued as it stands. With the public list of medicines, imported in the settings, names complete as one types.</source>
        <translation>Un médicament qui rencontre une allergie connue demande un motif, gardé avec la prescription. Sans posologie ou sans durée, il les demande une fois, puis part tel quel. Avec la base publique des médicaments, importée dans les réglages, les noms se complètent à la frappe.</translation>
    </message>
    <message>
        <source>In a letter ↓ and Enter take an address written to before, found by any of its words. The patient’s copy is the whole record, without personal notes, remarks, and what is of third persons; it is written down as having left.</source>
        <translation>Dans un courrier, ↓ puis Entrée reprennent une adresse déjà employée, retrouvée par n’importe lequel de ses mots. La copie pour le patient est tout le dossier, sans notes ni remarques personnelles ni ce qui relève de tiers&#xa0;; sa remise est inscrite.</translation>
    </message>
    <message>
        <source>Search the notes of all patients</source>
        <translation>Chercher dans les notes de tous les patients</translation>
    </message>
    <message>
        <source>Take over a list of patients</source>
        <translation>Reprendre une liste de patients</translation>
    </message>
    <message>
        <source>The file is looked at first: what each column means, who would be new, who is there already. Nothing is written before one agrees, and the whole can be undone.</source>
        <translation>Le fichier est d’abord examiné&#xa0;: ce que dit chaque colonne, qui serait nouveau, qui est déjà là. Rien n’est écrit avant votre accord, et l’ensemble peut être annulé.</translation>
    </message>
    <message>
        <source>Correspondents</source>
        <translation>Correspondants</translation>
    </message>
    <message>
        <source>Whom you write to: colleagues, laboratories, hospitals, of no patient in particular. Ctrl+Shift+A comes here from everywhere, Esc goes back to where one was. A name, a specialty or a town finds them; Enter in the field, with nobody found, writes somebody down.</source>
        <translation>Ceux à qui vous écrivez&#xa0;: confrères, laboratoires, hôpitaux, d’aucun patient en particulier. Ctrl+Maj+A y mène de partout, Échap ramène où vous étiez. On les trouve par un nom, une spécialité ou une ville&#xa0;; quand personne n’est trouvé, Entrée dans le champ ouvre une nouvelle fiche.</translation>
    </message>
    <message>
        <source>Where the recipient of a letter, a prescriber or the treating GP was typed and is not known here, a line under the record offers to keep them: Ctrl+Shift+K does, with the address, phone, mail and RPPS number that were typed; once more, it opens the card, and keeping that leads back.</source>
        <translation>Quand le destinataire d’un courrier, un prescripteur ou le médecin traitant vient d’être tapé et n’est pas connu ici, une ligne sous le dossier propose de le garder&#xa0;: Ctrl+Maj+K le garde, avec l’adresse, le téléphone, le courriel et le numéro RPPS tapés&#xa0;; une seconde fois, il ouvre la fiche, et la garder ramène où vous étiez.</translation>
    </message>
    <message>
        <source>A treating GP is found here while one types: Down and Enter choose the card, and any other name stays as it was typed. A letter offers the treating GP first, with the address of the card, and shows its phone and MSSanté address below.</source>
        <translation>Un médecin traitant se trouve ici pendant qu’on tape son nom&#xa0;: Bas puis Entrée choisissent la fiche, un autre nom reste tel qu’il a été tapé. Un courrier propose le médecin traitant en premier, avec l’adresse de la fiche, et montre au-dessous son téléphone et son adresse MSSanté.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>A backup goes to an external drive, encrypted like the vault, and counts once every byte was read back. Two drives that take turns, one of them elsewhere, survive a theft and a fire.</source>
        <translation>Une sauvegarde va sur un disque externe, chiffrée comme le coffre, et compte une fois que chaque octet a été relu. Deux disques qui alternent, dont un ailleurs, survivent à un vol et à un incendie.</translation>
    </message>
    <message>
        <source>A backup is proven when one was restored from it: a rehearsal does that in a scratch place, and leaves today as it is.</source>
        <translation>Une sauvegarde est éprouvée quand on a restauré depuis elle&#xa0;: une répétition le fait à un endroit provisoire, et laisse aujourd’hui tel quel.</translation>
    </message>
    <message>
        <source>A drive that did not give back what was written to it gets no backup any more. Should its cable have been the cause, format it: then it counts as a new drive.</source>
        <translation>Un disque qui n’a pas rendu ce qui y avait été écrit ne reçoit plus de sauvegarde. Si son câble en était la cause, formatez-le&#xa0;: il compte alors comme un nouveau disque.</translation>
    </message>
    <message>
        <source>A drive that was pulled out while it was written to may be one that your computer no longer opens. Have it repaired, not formatted: Windows offers that, and so does “Disks” on Linux. Its backups are still there.</source>
        <translation>Un disque débranché pendant une écriture peut ne plus s’ouvrir sur votre ordinateur. Faites-le réparer, sans le formater&#xa0;: Windows le propose, de même que «&#xa0;Disques&#xa0;» sous Linux. Ses sauvegardes y sont toujours.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>How long Serment waits before it locks, how large the text is, what letterheads say, who may open the vault. What is changed here holds at once.</source>
        <translation>Combien de temps Serment attend avant de se verrouiller, la taille du texte, ce que disent les en-têtes, qui peut ouvrir le coffre. Ce qui change ici vaut aussitôt.</translation>
    </message>
    <message>
        <source>Does my lock work?</source>
        <translation>Mon verrouillage fonctionne-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>Each line is something Serment notices on this computer: idleness, the locked screen, sleep. A trial shows in a minute whether it really does.</source>
        <translation>Chaque ligne est une chose que Serment remarque sur cet ordinateur&#xa0;: l’inactivité, l’écran verrouillé, la mise en veille. Un essai montre en une minute s’il le fait vraiment.</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papiers</translation>
    </message>
    <message>
        <source>Ctrl+O begins an ordonnance, Ctrl+Shift+O repeats the last one, Ctrl+E shows all papers and begins a letter, a certificate or a fee note. What will print stands beside what one types.</source>
        <translation>Ctrl+O commence une ordonnance, Ctrl+Maj+O reprend la dernière, Ctrl+E montre tous les papiers et commence un courrier, un certificat ou une note d’honoraires. Ce qui s’imprimera est à côté de ce qu’on tape.</translation>
    </message>
    <message>
        <source>Ctrl+P issues the paper and prints it; without a printer, and with Ctrl+Enter, it is filed as PDF among the documents. What was issued never changes: it is repeated, printed again as a duplicate, or taken back with a reason.</source>
        <translation>Ctrl+P établit le papier et l’imprime&#xa0;; sans imprimante, et avec Ctrl+Entrée, il est classé en PDF parmi les documents. Ce qui a été établi ne change plus&#xa0;: on le reprend, on l’imprime à nouveau en duplicata, ou on l’annule avec un motif.</translation>
    </message>
    <message>
        <source>Patient file</source>
        <translation>Dossier du patient</translation>
    </message>
    <message>
        <source>Everything that is true from one visit to the next. The names above lead to each card; Tab and the arrows to what stands in it, Del takes a line back, Enter keeps a form.</source>
        <translation>Tout ce qui reste vrai d’une visite à l’autre. Les noms en haut mènent à chaque carte&#xa0;; Tab et les flèches à ce qui s’y trouve, Suppr retire une ligne, Entrée garde un formulaire.</translation>
    </message>
    <message>
        <source>An identity is validated once its document was seen; it is retrieved or qualified only with what the national service answered. Only a qualified one may carry the INS number.</source>
        <translation>Une identité est validée une fois la pièce vue&#xa0;; elle n’est récupérée ou qualifiée qu’avec la réponse du téléservice national. Seule une identité qualifiée peut porter l’INS.</translation>
    </message>
    <message>
        <source>A day may be partial, 03/2019 or 2019. One that no calendar has is refused, except for a birth date, which is kept as the papers have it.</source>
        <translation>Une date peut être partielle, 03/2019 ou 2019. Une date qui n’existe dans aucun calendrier est refusée, sauf une date de naissance, gardée comme sur les papiers.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>What is to be done by today, of all patients: drafts that wait for a signature, results to check, people to call back, vaccinations and prescriptions that fall due within two weeks. It opens by itself at the first unlock of a day, where something waits.</source>
        <translation>Ce qu’il y a à faire d’ici ce soir, tous patients confondus&#xa0;: brouillons à signer, résultats à vérifier, personnes à rappeler, vaccinations et prescriptions à échéance dans les deux semaines. La page s’ouvre d’elle-même au premier déverrouillage de la journée, si quelque chose attend.</translation>
    </message>
    <message>
        <source>Space ticks the line one is on, and Undo brings it back. Enter opens the record, of a draft at the draft. Nothing signs itself, so a draft cannot be ticked.</source>
        <translation>Espace coche la ligne où l’on est, Annuler la fait revenir. Entrée ouvre le dossier, et pour un brouillon, à ce brouillon. Rien ne se signe tout seul, donc un brouillon ne se coche pas.</translation>
    </message>
    <message>
        <source>Ctrl+T notes a task: in a record about that patient, here about nobody. The day is typed as one says it: tomorrow, Monday, 12/01, in 3 months.</source>
        <translation>Ctrl+T note une tâche&#xa0;: dans un dossier pour ce patient, ici sans patient. Le jour se tape comme on le dit&#xa0;: demain, lundi, 12/01, dans 3&#xa0;mois.</translation>
    </message>
    <message>
        <source>Enter opens the marked row. The list is always the one for what is typed.</source>
        <translation>Entrée ouvre la ligne marquée. La liste est toujours celle de ce qui est tapé.</translation>
    </message>
    <message>
        <source>A slash and a few letters offer a short text: /ta, then Tab from stop to stop. Undo takes it back in one step. Your own short texts are written in the settings.</source>
        <translation>Une barre oblique et quelques lettres proposent un texte court&#xa0;: /ta, puis Tab de champ en champ. Annuler le retire d’un coup. Vos propres textes s’écrivent dans les réglages.</translation>
    </message>
    <message>
        <source>A blood pressure, a weight or a temperature in the note is offered under it; Ctrl+M writes it down, on the day of care. Ctrl+Shift+M puts the note into a form, and no word is lost when the form changes.</source>
        <translation>Une tension, un poids ou une température dans la note sont proposés dessous&#xa0;; Ctrl+M les note, au jour du soin. Ctrl+Maj+M donne une forme à la note, et aucun mot ne se perd quand la forme change.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P marks a note as personal, Ctrl+Shift+T as about a third person: both are left out of the patient’s copy, and can be said of a signed note too.</source>
        <translation>Ctrl+Maj+P marque une note comme personnelle, Ctrl+Maj+T comme concernant un tiers&#xa0;: ni l’une ni l’autre ne figure dans la copie du patient, et cela peut se dire aussi d’une note signée.</translation>
    </message>
    <message>
        <source>The timeline tells everything that happened: notes whole, and a line for each document, paper, vaccination, session, and change of a treatment, and for the measurements of a day. Enter on a line opens where more of it stands; Ctrl+F searches in it, and the list beside shows one kind of thing alone.</source>
        <translation>La chronologie raconte tout ce qui s’est passé&#xa0;: les notes en entier, et une ligne pour chaque document, papier, vaccination, séance et changement de traitement, et pour les mesures d’un jour. Entrée sur une ligne ouvre l’endroit où elle est détaillée&#xa0;; Ctrl+F y cherche, et la liste à côté ne montre qu’une sorte de choses.</translation>
    </message>
    <message>
        <source>Files dropped on the record, pasted or attached, become its documents one after another, and the line at the bottom says how far that is. Stop, beside it, takes no more of them in: those that are in stay, the others are named. What a lock finds still waiting is named after the unlock: it is where it was. A file of more than 200 MiB is refused; one that cannot be displayed is filed as it came, and told of.</source>
        <translation>Les fichiers déposés sur le dossier, collés ou joints, deviennent ses documents l’un après l’autre, et la ligne du bas dit où l’on en est. «&#xa0;Arrêter&#xa0;», à côté, n’en classe plus d’autres&#xa0;: ceux qui sont classés le restent, les autres sont nommés. Ceux qui attendaient encore au verrouillage sont nommés après le déverrouillage&#xa0;: ils sont restés où ils étaient. Un fichier de plus de 200&#xa0;Mio est refusé&#xa0;; un fichier qui ne peut pas être affiché est classé tel quel, et signalé.</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Soins</translation>
    </message>
    <message>
        <source>A prescription somebody else wrote: Space counts a session, Enter changes it, Del takes it back. When two sessions or two weeks are left, a task to have it renewed is written once. Its scan, chosen among the documents, is shown beside it.</source>
        <translation>Une prescription écrite par quelqu’un d’autre&#xa0;: Espace compte une séance, Entrée la modifie, Suppr la retire. Quand il reste deux séances ou deux semaines, une tâche pour la faire renouveler est écrite une fois. Sa copie numérisée, choisie parmi les documents, est montrée à côté.</translation>
    </message>
    <message>
        <source>The care chart shows a week: the arrows walk through it, Space ticks, N says why something was not done, Del takes the last of a cell back, Page Up shows the week before.</source>
        <translation>Le diagramme de soins montre une semaine&#xa0;: les flèches le parcourent, Espace coche, N dit pourquoi ce n’est pas fait, Suppr retire le dernier d’une case, Page précédente montre la semaine d’avant.</translation>
    </message>
    <message>
        <source>Every word that is typed must stand in the same text: a note, an allergy, the title of a document, a paper, a line of the patient file. Enter opens the record, at what was found where the timeline has it. The search itself is written to the access log, what was typed is not.</source>
        <translation>Tous les mots tapés doivent figurer dans le même texte&#xa0;: une note, une allergie, le titre d’un document, un papier, une ligne du dossier du patient. Entrée ouvre le dossier, à l’endroit trouvé si la chronologie le montre. La recherche est inscrite au journal des accès, ce qui a été tapé ne l’est pas.</translation>
    </message>
    <message>
        <source>In the list Enter changes a card, Del puts it away and Undo brings it back. Who is put away is offered no more, and stays in what was written to them. Earlier versions of a card are kept, and stand under it.</source>
        <translation>Dans la liste, Entrée modifie une fiche, Suppr la range et Annuler la remet. Une fiche rangée n’est plus proposée, et reste dans les courriers déjà écrits. Les versions antérieures d’une fiche sont gardées, et s’affichent sous elle.</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recettes</translation>
    </message>
    <message>
        <source>What was received in a period, for the accountant: day, number of the fee note, reference and sum. No name and no motive; the reference stands for the patient.</source>
        <translation>Ce qui a été encaissé sur une période, pour le comptable&#xa0;: jour, numéro de la note d’honoraires, référence et somme. Ni nom ni motif&#xa0;; la référence tient lieu de patient.</translation>
    </message>
    <message>
        <source>Agenda and round</source>
        <translation>Agenda et tournée</translation>
    </message>
    <message>
        <source>A day lists its appointments by their hour, then the visits at home: the round, in the order one gives it. Arrows walk from visit to visit and from day to day; with Alt they move a visit, as the mouse does. N plans one, F2 changes it, Space says it is done.</source>
        <translation>Un jour montre ses rendez-vous à leur heure, puis les visites à domicile&#xa0;: la tournée, dans l’ordre qu’on lui donne. Les flèches vont de visite en visite et de jour en jour&#xa0;; avec Alt elles déplacent une visite, comme la souris. N en prévoit une, F2 la modifie, Espace la dit faite.</translation>
    </message>
    <message>
        <source>A round is repeated from an earlier one with the button beneath the days, where a day has none yet.</source>
        <translation>Une tournée reprend une tournée passée avec le bouton sous les jours, tant que le jour n’en a pas.</translation>
    </message>
    <message>
        <source>A printed round holds an hour and a reference for each stop: no name, no initials, no address, no motive. Who a reference is, this page alone says. Each print is among what left the records concerned.</source>
        <translation>Une tournée imprimée porte une heure et une référence par visite&#xa0;: ni nom, ni initiales, ni adresse, ni motif. À qui est une référence, cette page seule le dit. Chaque impression est notée parmi ce qui est sorti des dossiers concernés.</translation>
    </message>
    <message>
        <source>Ctrl+Page Down and Ctrl+Page Up turn from the prescriptions to the care chart and to the wounds.</source>
        <translation>Ctrl+Page suivante et Ctrl+Page précédente passent des prescriptions au diagramme de soins et aux plaies.</translation>
    </message>
    <message>
        <source>A wound has its place on the figure, chosen with the mouse or in the list, and what is seen at each visit. Its area is the one outlined on a photograph, or length by width; the curve never mixes the two. In the list Space shows the photographs, two at a time and at the same scale where both have one.</source>
        <translation>Une plaie a sa place sur la silhouette, choisie à la souris ou dans la liste, et ce qui est vu à chaque visite. Son aire est celle dont le contour fut tracé sur une photographie, ou longueur × largeur&#xa0;; la courbe ne mêle jamais les deux. Dans la liste, Espace montre les photographies, deux à la fois, à la même échelle si les deux en ont une.</translation>
    </message>
    <message>
        <source>To measure on a photograph, put two points on a ruler that lies in it and type its length, then put points around the edge. The arrows move the cross, with Shift further; Space puts a point, Backspace takes one back. The wound and the ruler must lie flat and at the same distance; the area of a curved surface comes out too small.</source>
        <translation>Pour mesurer sur une photographie, posez deux points sur une règle qui s’y trouve et écrivez sa longueur, puis des points autour de la plaie. Les flèches déplacent la croix, plus loin avec Maj&#xa0;; Espace pose un point, Retour arrière en retire un. La plaie et la règle doivent être à plat et à la même distance&#xa0;; l’aire d’une surface courbe est sous-estimée.</translation>
    </message>
    <message>
        <source>Its title, class, kind, date and source are corrected in their place. The class decides where it may go: what is medical never goes to an insurer.</source>
        <translation>Son titre, sa classe, son genre, sa date et son origine se corrigent à leur place. La classe décide où il peut aller&#xa0;: ce qui est médical ne va jamais à un assureur.</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Take over a patient list</source>
        <translation>Reprendre une liste de patients</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Annuler la reprise</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv)</source>
        <translation>Listes (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose a patient list</source>
        <translation>Choisir une liste de patients</translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln patients over</source>
        <translation>
            <numerusform>Reprendre %Ln patient</numerusform>
            <numerusform>Reprendre %Ln patients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients will be created</source>
        <translation>
            <numerusform>%Ln patient sera créé</numerusform>
            <numerusform>%Ln patients seront créés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients were taken over.</source>
        <translation>
            <numerusform>%Ln patient a été repris.</numerusform>
            <numerusform>%Ln patients ont été repris.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file of patients that another program exported (CSV). Nothing is written before you have seen what will happen.</source>
        <translation>Un fichier de patients exporté par un autre logiciel (CSV). Rien n’est écrit avant que vous ayez vu ce qui va se passer.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>C’est fait.</translation>
    </message>
    <message>
        <source>See the patients</source>
        <translation>Voir les patients</translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be merged</source>
        <translation>
            <numerusform>%Ln sera fusionnée</numerusform>
            <numerusform>%Ln seront fusionnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be left out</source>
        <translation>
            <numerusform>%Ln sera écartée</numerusform>
            <numerusform>%Ln seront écartées</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Reprise annulée.</translation>
    </message>
    <message>
        <source>The vault is as it was before the import.</source>
        <translation>Le coffre est comme avant la reprise.</translation>
    </message>
    <message>
        <source>Not done.</source>
        <translation>Pas fait&#xa0;:</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Find a patient</source>
        <translation>Chercher un patient</translation>
    </message>
    <message>
        <source>Go to the note</source>
        <translation>Aller à la note</translation>
    </message>
    <message>
        <source>Sign the note</source>
        <translation>Signer la note</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>In a record</source>
        <translation>Dans un dossier</translation>
    </message>
    <message>
        <source>In an open document</source>
        <translation>Dans un document ouvert</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Nouveau patient</translation>
    </message>
    <message>
        <source>Correspondents: colleagues, laboratories, hospitals</source>
        <translation>Correspondants&#xa0;: confrères, laboratoires, hôpitaux</translation>
    </message>
    <message>
        <source>Go to the next part of the window, and of the page of a record</source>
        <translation>Aller à la partie suivante de la fenêtre, et de la page d’un dossier</translation>
    </message>
    <message>
        <source>Go to the part before</source>
        <translation>Aller à la partie précédente</translation>
    </message>
    <message>
        <source>Open what is chosen</source>
        <translation>Ouvrir ce qui est choisi</translation>
    </message>
    <message>
        <source>Edit the identity</source>
        <translation>Modifier l’identité</translation>
    </message>
    <message>
        <source>Keep the name just typed among the correspondents; then, complete the card</source>
        <translation>Garder parmi les correspondants le nom qui vient d’être tapé&#xa0;; puis compléter sa fiche</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Chercher dans le document</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Tourner</translation>
    </message>
    <message>
        <source>Cover a part of a picture, or keep only a part, in a copy</source>
        <translation>Masquer une partie d’une image, ou n’en garder qu’une partie, dans une copie</translation>
    </message>
    <message>
        <source>Search the notes of all patients</source>
        <translation>Chercher dans les notes de tous les patients</translation>
    </message>
    <message>
        <source>Copy the chosen note</source>
        <translation>Copier la note choisie</translation>
    </message>
    <message>
        <source>Remove the chosen document</source>
        <translation>Retirer le document choisi</translation>
    </message>
    <message>
        <source>Leave only this record on the screen</source>
        <translation>Ne laisser que ce dossier à l’écran</translation>
    </message>
    <message>
        <source>Attach the copied picture or files</source>
        <translation>Joindre l’image ou les fichiers copiés</translation>
    </message>
    <message>
        <source>Nothing to do: everything is saved as you type</source>
        <translation>Rien à faire&#xa0;: tout est enregistré pendant la frappe</translation>
    </message>
    <message>
        <source>Go back; never discards text</source>
        <translation>Revenir&#xa0;; n’efface jamais de texte</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Cette page</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Search in the timeline, or show one kind of thing alone</source>
        <translation>Chercher dans la chronologie, ou n’en montrer qu’une sorte de choses</translation>
    </message>
    <message>
        <source>Write an ordonnance</source>
        <translation>Rédiger une ordonnance</translation>
    </message>
    <message>
        <source>Repeat the last ordonnance as a new one</source>
        <translation>Reprendre la dernière ordonnance à neuf</translation>
    </message>
    <message>
        <source>Papers: letter, certificate, fee note, and what was issued</source>
        <translation>Papiers&#xa0;: courrier, certificat, note d’honoraires, et ce qui a été établi</translation>
    </message>
    <message>
        <source>Print what is on the screen</source>
        <translation>Imprimer ce qui est à l’écran</translation>
    </message>
    <message>
        <source>Open the patient file: identity, rights, history, treatments</source>
        <translation>Ouvrir le dossier du patient&#xa0;: identité, droits, antécédents, traitements</translation>
    </message>
    <message>
        <source>What is to be done today</source>
        <translation>Ce qu’il y a à faire aujourd’hui</translation>
    </message>
    <message>
        <source>Agenda and round</source>
        <translation>Agenda et tournée</translation>
    </message>
    <message>
        <source>Note a task, about the patient whose record is open</source>
        <translation>Noter une tâche, pour le patient dont le dossier est ouvert</translation>
    </message>
    <message>
        <source>Next form of the note: SOAP, targeted…</source>
        <translation>Forme suivante de la note&#xa0;: SOAP, ciblée…</translation>
    </message>
    <message>
        <source>Personal note, or not: also of the chosen note of the timeline</source>
        <translation>Note personnelle, ou non&#xa0;: aussi pour la note choisie de la chronologie</translation>
    </message>
    <message>
        <source>Information about a third person, or not</source>
        <translation>Information concernant un tiers, ou non</translation>
    </message>
    <message>
        <source>Put in the snippet offered; in it, go to the next stop</source>
        <translation>Mettre le texte court proposé&#xa0;; dedans, aller au champ suivant</translation>
    </message>
    <message>
        <source>Go to the stop before</source>
        <translation>Revenir au champ d’avant</translation>
    </message>
    <message>
        <source>Write down the measurements in the note; without any, charts and tables</source>
        <translation>Noter les mesures de la note&#xa0;; sans mesure, courbes et tableaux</translation>
    </message>
    <message>
        <source>Care: received prescriptions, care chart, wounds</source>
        <translation>Soins&#xa0;: prescriptions reçues, diagramme de soins, plaies</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go back to the record that was open before, as it was</source>
        <translation>Revenir au dossier ouvert auparavant, tel qu’il était</translation>
    </message>
</context>
<context>
    <name>KnownDrive</name>
    <message>
        <source>no verified backup yet</source>
        <translation>aucune sauvegarde vérifiée</translation>
    </message>
    <message>
        <source>verified backup: {}</source>
        <translation>sauvegarde vérifiée&#xa0;: {}</translation>
    </message>
    <message>
        <source>restore never tried</source>
        <translation>restauration jamais essayée</translation>
    </message>
    <message>
        <source>restore tried on {}</source>
        <translation>restauration essayée le {}</translation>
    </message>
    <message>
        <source>{} free</source>
        <translation>{} libres</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sauvegarder</translation>
    </message>
    <message>
        <source>Back up to {}</source>
        <translation>Sauvegarder sur {}</translation>
    </message>
    <message>
        <source>still opens with the earlier passphrase or ways in</source>
        <translation>s’ouvre encore avec l’ancienne phrase de passe ou d’anciens accès</translation>
    </message>
    <message>
        <source>Plug it in: this page then offers to bring its backups up to date.</source>
        <translation>Branchez-le&#xa0;: cette page propose alors de mettre ses sauvegardes à jour.</translation>
    </message>
</context>
<context>
    <name>LabelWords</name>
    <message>
        <source>from {}</source>
        <translation>de {}</translation>
    </message>
    <message>
        <source>Ordonnance</source>
        <translation>Ordonnance</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Free form</source>
        <translation>Document libre</translation>
    </message>
    <message>
        <source>Fee note</source>
        <translation>Note d’honoraires</translation>
    </message>
    <message>
        <source>Medical</source>
        <translation>Médical</translation>
    </message>
    <message>
        <source>Administrative</source>
        <translation>Administratif</translation>
    </message>
</context>
<context>
    <name>LeafBar</name>
    <message>
        <source>Pages of the record</source>
        <translation>Pages du dossier</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Patient file</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papiers</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Soins</translation>
    </message>
</context>
<context>
    <name>LockWords</name>
    <message>
        <source>as you asked</source>
        <translation>à votre demande</translation>
    </message>
    <message>
        <source>nobody was at the keyboard</source>
        <translation>personne n’était au clavier</translation>
    </message>
    <message>
        <source>the window was closed</source>
        <translation>la fenêtre a été fermée</translation>
    </message>
    <message>
        <source>the window was minimised</source>
        <translation>la fenêtre a été réduite</translation>
    </message>
    <message>
        <source>the computer’s screen was locked</source>
        <translation>l’écran de l’ordinateur a été verrouillé</translation>
    </message>
    <message>
        <source>the computer went to sleep</source>
        <translation>l’ordinateur s’est mis en veille</translation>
    </message>
    <message>
        <source>the computer was shut down</source>
        <translation>l’ordinateur a été éteint</translation>
    </message>
    <message>
        <source>the session was closed</source>
        <translation>la session a été fermée</translation>
    </message>
    <message>
        <source>another user took over the screen</source>
        <translation>un autre utilisateur a pris l’écran</translation>
    </message>
    <message>
        <source>unlocking was given up</source>
        <translation>le déverrouillage a été abandonné</translation>
    </message>
    <message>
        <source>Serment was ended</source>
        <translation>Serment a été arrêté</translation>
    </message>
    <message>
        <source>Serment ended unexpectedly</source>
        <translation>Serment s’est arrêté de façon inattendue</translation>
    </message>
    <message>
        <source>you</source>
        <translation>vous</translation>
    </message>
    <message>
        <source>Serment’s own windows</source>
        <translation>les fenêtres de Serment</translation>
    </message>
    <message>
        <source>the computer’s clocks</source>
        <translation>les horloges de l’ordinateur</translation>
    </message>
    <message>
        <source>logind (computer)</source>
        <translation>logind (ordinateur)</translation>
    </message>
    <message>
        <source>logind (session)</source>
        <translation>logind (session)</translation>
    </message>
    <message>
        <source>Windows (session)</source>
        <translation>Windows (session)</translation>
    </message>
    <message>
        <source>macOS (session)</source>
        <translation>macOS (session)</translation>
    </message>
    <message>
        <source>{desktop} screen saver</source>
        <translation>écran de veille {desktop}</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>the locum’s last day was over</source>
        <translation>le dernier jour du remplacement était passé</translation>
    </message>
</context>
<context>
    <name>LocksPage</name>
    <message>
        <source>Does my lock work?</source>
        <translation>Mon verrouillage fonctionne-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>Trial.</source>
        <translation>Essai.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>I did, and Serment stayed open</source>
        <translation>C’est fait, et Serment est resté ouvert</translation>
    </message>
    <message>
        <source>Nobody at the keyboard</source>
        <translation>Personne au clavier</translation>
    </message>
    <message>
        <source>The computer’s screen is locked</source>
        <translation>L’écran de l’ordinateur est verrouillé</translation>
    </message>
    <message>
        <source>The computer goes to sleep</source>
        <translation>L’ordinateur se met en veille</translation>
    </message>
    <message>
        <source>The session is closed, or the computer shut down</source>
        <translation>La session est fermée, ou l’ordinateur s’éteint</translation>
    </message>
    <message>
        <source>Another user takes over the screen</source>
        <translation>Un autre utilisateur prend l’écran</translation>
    </message>
    <message>
        <source>Heard, the last time at {time}.</source>
        <translation>Entendu, la dernière fois à {time}.</translation>
    </message>
    <message>
        <source>Listening; nothing heard since Serment was started.</source>
        <translation>À l’écoute&#xa0;; rien entendu depuis le démarrage de Serment.</translation>
    </message>
    <message>
        <source>Nobody tells Serment on this desktop. It locks after a while all the same.</source>
        <translation>Rien ne le dit à Serment sur ce bureau. Il se verrouille quand même au bout du délai.</translation>
    </message>
    <message>
        <source>This desktop does not tell. What counts is your typing in Serment’s own windows, and Serment locks after half the delay: {delay}.</source>
        <translation>Ce bureau ne le dit pas. Seule compte votre activité dans les fenêtres de Serment, qui se verrouille au bout de la moitié du délai&#xa0;: {delay}.</translation>
    </message>
    <message>
        <source>Serment locks after {delay}.</source>
        <translation>Serment se verrouille au bout de {delay}.</translation>
    </message>
    <message numerus="yes">
        <source>%n s without a key so far.</source>
        <translation>
            <numerusform>%n s sans une touche jusqu’ici.</numerusform>
            <numerusform>%n s sans une touche jusqu’ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Live: {names}.</source>
        <translation>Actif&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Silent: {names}.</source>
        <translation>Muet&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Absent: {names}.</source>
        <translation>Absent&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Lock the computer’s screen now, as you do when you leave. Then come back: if Serment asks for your passphrase, it heard it.</source>
        <translation>Verrouillez maintenant l’écran de l’ordinateur, comme en partant. Puis revenez&#xa0;: si Serment demande votre phrase de passe, il l’a entendu.</translation>
    </message>
    <message>
        <source>Put the computer to sleep now and wake it: Serment must ask for your passphrase.</source>
        <translation>Mettez l’ordinateur en veille maintenant, puis réveillez-le&#xa0;: Serment doit demander votre phrase de passe.</translation>
    </message>
    <message numerus="yes">
        <source>Hands off the keyboard and the mouse: Serment locks in %n seconds.</source>
        <translation>
            <numerusform>Ne touchez ni au clavier ni à la souris&#xa0;: Serment se verrouille dans %n seconde.</numerusform>
            <numerusform>Ne touchez ni au clavier ni à la souris&#xa0;: Serment se verrouille dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked at {time}: {cause}. Noticed by: {source}.</source>
        <translation>Verrouillé à {time}&#xa0;: {cause}. Remarqué par&#xa0;: {source}.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Cela fonctionne.</translation>
    </message>
    <message>
        <source>Locked at {time}, for another reason: {cause}.</source>
        <translation>Verrouillé à {time}, pour une autre raison&#xa0;: {cause}.</translation>
    </message>
    <message>
        <source>Not what was tried.</source>
        <translation>Ce n’était pas l’essai.</translation>
    </message>
    <message>
        <source>It locks after {delay} without a key, and at once with Ctrl+L.</source>
        <translation>Il se verrouille au bout de {delay} sans une touche, et tout de suite par Ctrl+L.</translation>
    </message>
    <message>
        <source>Serment did not hear it.</source>
        <translation>Serment ne l’a pas entendu.</translation>
    </message>
    <message>
        <source>From macOS 15 on, some programs capture this window although it refuses.</source>
        <translation>Depuis macOS 15, certains programmes capturent cette fenêtre malgré son refus.</translation>
    </message>
    <message>
        <source>A sleep is noticed when the computer wakes, not before.</source>
        <translation>Une mise en veille est remarquée au réveil de l’ordinateur, pas avant.</translation>
    </message>
    <message>
        <source>Wayland does not tell a program that its window was minimised by the desktop.</source>
        <translation>Wayland ne dit pas à un programme que le bureau a réduit sa fenêtre.</translation>
    </message>
    <message>
        <source>A clipboard manager that ignores the mark “confidential” keeps what you copy.</source>
        <translation>Un gestionnaire de presse-papiers qui ignore la marque «&#xa0;confidentiel&#xa0;» garde ce que vous copiez.</translation>
    </message>
    <message>
        <source>The system did not agree to keep this window out of screenshots and shared screens.</source>
        <translation>Le système n’a pas accepté de soustraire cette fenêtre aux captures et aux partages d’écran.</translation>
    </message>
    <message>
        <source>Screenshots and shared screens show this window: on this system a program cannot refuse them.</source>
        <translation>Les captures et les partages d’écran montrent cette fenêtre&#xa0;: sur ce système, un programme ne peut pas les refuser.</translation>
    </message>
    <message>
        <source>None since Serment was started.</source>
        <translation>Aucun depuis le démarrage de Serment.</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Verrouiller l’écran</translation>
    </message>
    <message>
        <source>Leave it alone for a minute</source>
        <translation>Ne rien toucher pendant une minute</translation>
    </message>
    <message>
        <source>Put the computer to sleep</source>
        <translation>Mettre en veille</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>L’essayer</translation>
    </message>
    <message>
        <source>A trial is a real lock. What you type is kept, as always.</source>
        <translation>Un essai est un vrai verrouillage. Ce que vous tapez est gardé, comme toujours.</translation>
    </message>
    <message>
        <source>What Serment notices here</source>
        <translation>Ce que Serment remarque ici</translation>
    </message>
    <message>
        <source>What it does not cover</source>
        <translation>Ce qui n’est pas couvert</translation>
    </message>
    <message>
        <source>The last locks</source>
        <translation>Les derniers verrouillages</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>copy of {}</source>
        <translation>copie du {}</translation>
    </message>
    <message>
        <source>READ-ONLY – {}</source>
        <translation>LECTURE SEULE – {}</translation>
    </message>
    <message>
        <source>READ-ONLY</source>
        <translation>LECTURE SEULE</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No record open</source>
        <translation>Aucun dossier ouvert</translation>
    </message>
    <message>
        <source>Choose a patient: the record is shown as it was.</source>
        <translation>Choisissez un patient&#xa0;: son dossier est montré tel qu’il était.</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Non affiché</translation>
    </message>
    <message numerus="yes">
        <source>Taken back: %n</source>
        <translation>
            <numerusform>Repris&#xa0;: %n</numerusform>
            <numerusform>Repris&#xa0;: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookalikeRow</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the record of {}</source>
        <translation>Ouvrir le dossier de {}</translation>
    </message>
    <message>
        <source>last visit {}</source>
        <translation>dernière visite&#xa0;: {}</translation>
    </message>
    <message>
        <source>no visit yet</source>
        <translation>aucune visite</translation>
    </message>
    <message>
        <source>Merge with the record of {}</source>
        <translation>Réunir avec le dossier de {}</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Réunir…</translation>
    </message>
</context>
<context>
    <name>Lookalikes</name>
    <message>
        <source>Is it the same person? Then open the record that is there.</source>
        <translation>Est-ce la même personne&#xa0;? Alors ouvrez son dossier.</translation>
    </message>
    <message>
        <source>Here are the likeliest.</source>
        <translation>Voici les plus proches.</translation>
    </message>
    <message numerus="yes">
        <source>%n similar records</source>
        <translation>
            <numerusform>%n dossier ressemblant.</numerusform>
            <numerusform>%n dossiers ressemblants.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is it the same person? Then merge the two records.</source>
        <translation>Est-ce la même personne&#xa0;? Alors réunissez les deux dossiers.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Fictional practice.</source>
        <translation>Cabinet fictif.</translation>
    </message>
    <message>
        <source>Nobody here exists.</source>
        <translation>Personne ici n’existe.</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>C’est noté</translation>
    </message>
    <message numerus="yes">
        <source>Locks in %n seconds</source>
        <translation>
            <numerusform>Verrouillage dans %n seconde</numerusform>
            <numerusform>Verrouillage dans %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>Please read.</source>
        <translation>À lire&#xa0;:</translation>
    </message>
    <message>
        <source>For information.</source>
        <translation>Pour information&#xa0;:</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Verrouiller (Ctrl+L)</translation>
    </message>
    <message>
        <source>locum until {day}: everything written here bears this name.</source>
        <translation>remplace jusqu’au {day}&#xa0;: tout ce qui est écrit ici porte ce nom.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message>
        <source>Blood pressure</source>
        <translation>Pression artérielle</translation>
    </message>
    <message>
        <source>Systolic pressure</source>
        <translation>Pression systolique</translation>
    </message>
    <message>
        <source>Diastolic pressure</source>
        <translation>Pression diastolique</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Body mass index</source>
        <translation>Indice de masse corporelle</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>Pouls</translation>
    </message>
    <message>
        <source>Oxygen saturation</source>
        <translation>Saturation en oxygène</translation>
    </message>
    <message>
        <source>Breathing rate</source>
        <translation>Fréquence respiratoire</translation>
    </message>
    <message>
        <source>Head circumference</source>
        <translation>Périmètre crânien</translation>
    </message>
    <message>
        <source>Fasting glucose</source>
        <translation>Glycémie à jeun</translation>
    </message>
    <message>
        <source>LDL cholesterol</source>
        <translation>LDL-cholestérol</translation>
    </message>
    <message>
        <source>Creatinine</source>
        <translation>Créatinine</translation>
    </message>
    <message>
        <source>Glomerular filtration</source>
        <translation>Filtration glomérulaire</translation>
    </message>
    <message>
        <source>Haemoglobin</source>
        <translation>Hémoglobine</translation>
    </message>
    <message>
        <source>Ferritin</source>
        <translation>Ferritine</translation>
    </message>
    <message>
        <source>Uric acid</source>
        <translation>Acide urique</translation>
    </message>
    <message>
        <source>Peak expiratory flow</source>
        <translation>Débit expiratoire de pointe</translation>
    </message>
    <message>
        <source>Pain (0 to 10)</source>
        <translation>Douleur (0 à 10)</translation>
    </message>
    <message>
        <source>Fundal height</source>
        <translation>Hauteur utérine</translation>
    </message>
    <message>
        <source>Foetal heart rate</source>
        <translation>Rythme cardiaque fœtal</translation>
    </message>
    <message>
        <source>above</source>
        <translation>au-dessus</translation>
    </message>
    <message>
        <source>below</source>
        <translation>au-dessous</translation>
    </message>
    <message>
        <source>{0}: from {1} to {2} {3}</source>
        <translation>{0}&#xa0;: de {1} à {2}&#xa0;{3}</translation>
    </message>
</context>
<context>
    <name>MeasuresCard</name>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Write a measurement</source>
        <translation>Noter une mesure</translation>
    </message>
    <message>
        <source>Show the charts (Ctrl+M)</source>
        <translation>Voir les courbes (Ctrl+M)</translation>
    </message>
    <message numerus="yes">
        <source>%n other measurements</source>
        <translation>
            <numerusform>%n autre mesure</numerusform>
            <numerusform>%n autres mesures</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Aucune mesure</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Day of care (dd/mm/yyyy)</source>
        <translation>Jour du soin (jj/mm/aaaa)</translation>
    </message>
    <message>
        <source>Care given on</source>
        <translation>Soin du</translation>
    </message>
    <message>
        <source>Sign the addendum</source>
        <translation>Signer le complément</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>Garder en brouillon</translation>
    </message>
    <message>
        <source>Close the addendum</source>
        <translation>Fermer le complément</translation>
    </message>
    <message>
        <source>Keep the addendum as a draft</source>
        <translation>Garder le complément en brouillon</translation>
    </message>
    <message>
        <source>Sign the note</source>
        <translation>Signer la note</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Signature…</translation>
    </message>
    <message>
        <source>Saved at {}</source>
        <translation>Enregistré à {}</translation>
    </message>
    <message>
        <source>Saved on {0} at {1}</source>
        <translation>Enregistré le {0} à {1}</translation>
    </message>
    <message>
        <source>This day does not exist or is still to come.</source>
        <translation>Ce jour n’existe pas ou n’est pas encore venu.</translation>
    </message>
    <message>
        <source>Not saved yet: it is tried again as you type</source>
        <translation>Pas encore enregistré&#xa0;: nouvel essai pendant que vous écrivez</translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message>
        <source>Search all notes</source>
        <translation>Chercher dans toutes les notes</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>Mots à chercher</translation>
    </message>
    <message>
        <source>Words in the notes of all patients</source>
        <translation>Mots des notes de tous les patients</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Type words as they may stand in a note; accents do not matter.</source>
        <translation>Tapez des mots tels qu’ils figurent dans une note&#xa0;; les accents ne comptent pas.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>No note holds all of these words.</source>
        <translation>Aucune note ne contient tous ces mots.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n passages. Type more words to narrow it down.</source>
        <translation>
            <numerusform>Le premier passage. Tapez d’autres mots pour préciser.</numerusform>
            <numerusform>Les %n premiers passages. Tapez d’autres mots pour préciser.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Have a look</source>
        <translation>À vérifier&#xa0;:</translation>
    </message>
    <message>
        <source>In the record of {}</source>
        <translation>Dans le dossier de {}&#xa0;:</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Pas fait&#xa0;:</translation>
    </message>
    <message>
        <source>Not done in the record of {}</source>
        <translation>Pas fait dans le dossier de {}&#xa0;:</translation>
    </message>
    <message>
        <source>A note is not signed; it stays a draft</source>
        <translation>Une note n’est pas signée&#xa0;; elle reste un brouillon</translation>
    </message>
</context>
<context>
    <name>PassageList</name>
    <message>
        <source>Passages found</source>
        <translation>Passages trouvés</translation>
    </message>
</context>
<context>
    <name>PassageWords</name>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Traitement</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Treating GP</source>
        <translation>Médecin traitant</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Antécédent</translation>
    </message>
    <message>
        <source>Allergy</source>
        <translation>Allergie</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Vaccination</source>
        <translation>Vaccination</translation>
    </message>
    <message>
        <source>Long-term illness</source>
        <translation>Affection de longue durée</translation>
    </message>
    <message>
        <source>Received prescription</source>
        <translation>Prescription reçue</translation>
    </message>
    <message>
        <source>Wound</source>
        <translation>Plaie</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>Ordonnance</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
</context>
<context>
    <name>PastRecord</name>
    <message>
        <source>Only what differs</source>
        <translation>Seulement les différences</translation>
    </message>
    <message>
        <source>Take the record back</source>
        <translation>Reprendre le dossier</translation>
    </message>
    <message>
        <source>Take back what is missing</source>
        <translation>Reprendre ce qui manque</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>Rien ne diffère.</translation>
    </message>
    <message>
        <source>Nothing is written here.</source>
        <translation>Rien n’est écrit ici.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation>Ouvrir {}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Take back: {}</source>
        <translation>Reprendre&#xa0;: {}</translation>
    </message>
    <message>
        <source>The record as it was</source>
        <translation>Le dossier tel qu’il était</translation>
    </message>
</context>
<context>
    <name>PatientForm</name>
    <message>
        <source>Sex</source>
        <translation>Sexe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Nouveau patient</translation>
    </message>
    <message>
        <source>Create a new record all the same</source>
        <translation>Créer quand même un nouveau dossier</translation>
    </message>
    <message>
        <source>Create the record</source>
        <translation>Créer le dossier</translation>
    </message>
    <message>
        <source>Identity of {}</source>
        <translation>Identité de {}</translation>
    </message>
    <message>
        <source>Keep the changes</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Type a date like 12/03/1968, 03/1968 or 1968.</source>
        <translation>Tapez une date comme 12/03/1968, 03/1968 ou 1968.</translation>
    </message>
    <message>
        <source>A record needs a name.</source>
        <translation>Il manque le nom.</translation>
    </message>
    <message>
        <source>{} is more than 120 years ago. It is kept like this if the papers say so.</source>
        <translation>{} remonte à plus de 120&#xa0;ans. La date est gardée telle quelle si les papiers la donnent ainsi.</translation>
    </message>
    <message>
        <source>Not kept: {}</source>
        <translation>Non enregistré&#xa0;: {}</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Pas enregistré&#xa0;:</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>female</source>
        <translation>féminin</translation>
    </message>
    <message>
        <source>male</source>
        <translation>masculin</translation>
    </message>
    <message>
        <source>indeterminate</source>
        <translation>indéterminé</translation>
    </message>
    <message>
        <source>Birth name</source>
        <translation>Nom de naissance</translation>
    </message>
    <message>
        <source>First birth name</source>
        <translation>Premier prénom de naissance</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Used name</source>
        <translation>Nom utilisé</translation>
    </message>
    <message>
        <source>Used first name</source>
        <translation>Prénom utilisé</translation>
    </message>
    <message>
        <source>All birth first names</source>
        <translation>Tous les prénoms de naissance</translation>
    </message>
    <message>
        <source>Birthplace (INSEE code)</source>
        <translation>Lieu de naissance (code INSEE)</translation>
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
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>jj/mm/aaaa</translation>
    </message>
    <message>
        <source>{} is still to come.</source>
        <translation>{} est encore à venir.</translation>
    </message>
    <message>
        <source>{} is in no calendar. It is kept like this if the papers say so.</source>
        <translation>{} n’existe dans aucun calendrier. La date est gardée telle quelle si les papiers la donnent ainsi.</translation>
    </message>
</context>
<context>
    <name>PatientsPage</name>
    <message>
        <source>No record open</source>
        <translation>Aucun dossier ouvert</translation>
    </message>
    <message>
        <source>Create the first patient</source>
        <translation>Créer le premier patient</translation>
    </message>
    <message>
        <source>Take over a patient list…</source>
        <translation>Reprendre une liste de patients…</translation>
    </message>
    <message>
        <source>Back up to an external drive…</source>
        <translation>Sauvegarder sur un disque externe…</translation>
    </message>
    <message>
        <source>No patient yet</source>
        <translation>Aucun patient pour l’instant</translation>
    </message>
    <message>
        <source>To begin:</source>
        <translation>Pour commencer&#xa0;:</translation>
    </message>
    <message>
        <source>Type a name, a birth date or a phone number.</source>
        <translation>Tapez un nom, une date de naissance ou un téléphone.</translation>
    </message>
</context>
<context>
    <name>PracticeCard</name>
    <message>
        <source>You and your practice</source>
        <translation>Vous et votre cabinet</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Your name is missing.</source>
        <translation>Il manque votre nom.</translation>
    </message>
    <message>
        <source>Saved at {}</source>
        <translation>Enregistré à {}</translation>
    </message>
    <message>
        <source>Practitioner</source>
        <translation>Praticien</translation>
    </message>
    <message>
        <source>Profession</source>
        <translation>Profession</translation>
    </message>
    <message>
        <source>RPPS number</source>
        <translation>Numéro RPPS</translation>
    </message>
    <message>
        <source>Name of the practice</source>
        <translation>Nom du cabinet</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Portable</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>For letterheads. Saved as you leave a field; what stood there before is kept.</source>
        <translation>Pour les en-têtes. Enregistré dès que vous quittez un champ&#xa0;; l’ancien texte est conservé.</translation>
    </message>
    <message>
        <source>Under your name: specialty, sector</source>
        <translation>Sous votre nom&#xa0;: spécialité, secteur</translation>
    </message>
    <message>
        <source>Number at the Assurance maladie (AM)</source>
        <translation>Numéro Assurance maladie (AM)</translation>
    </message>
    <message>
        <source>Second address</source>
        <translation>Seconde adresse</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horaires</translation>
    </message>
    <message>
        <source>On fee notes: approved association</source>
        <translation>Sur les notes d’honoraires&#xa0;: association agréée</translation>
    </message>
    <message>
        <source>Beside mobile and e-mail, papers say “sauf urgence” and name the 15.</source>
        <translation>À côté du portable et du courriel, les papiers disent «&#xa0;sauf urgence&#xa0;» et indiquent le 15.</translation>
    </message>
    <message>
        <source>Stands on every paper. Without it, papers are signed by hand.</source>
        <translation>Figure sur chaque papier. Sans elle, on signe à la main.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
</context>
<context>
    <name>QuietPage</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>ReadingLine</name>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>Reference range</source>
        <translation>Fourchette de référence</translation>
    </message>
    <message>
        <source>of the laboratory</source>
        <translation>du laboratoire</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>measured here</source>
        <translation>mesuré ici</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Fourchette</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Tel qu’écrit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>worked out of {0} and {1}</source>
        <translation>calculé de {0} et {1}</translation>
    </message>
</context>
<context>
    <name>RecordHeader</name>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Edit the identity</source>
        <translation>Modifier l’identité</translation>
    </message>
    <message>
        <source>Edit the identity (F2)</source>
        <translation>Modifier l’identité (F2)</translation>
    </message>
    <message>
        <source>Show the list again (F11)</source>
        <translation>Réafficher la liste (F11)</translation>
    </message>
    <message>
        <source>Only this record on the screen (F11)</source>
        <translation>Seulement ce dossier à l’écran (F11)</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivé</translation>
    </message>
    <message>
        <source>opposition to sharing</source>
        <translation>opposition au partage</translation>
    </message>
    <message>
        <source>ALD {}</source>
        <translation>ALD {}</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Today’s note</source>
        <translation>Note du jour</translation>
    </message>
    <message>
        <source>Write here. It saves itself; Ctrl+Enter signs it.</source>
        <translation>Écrivez ici. La note s’enregistre toute seule&#xa0;; Ctrl+Entrée la signe.</translation>
    </message>
    <message>
        <source>A draft of it is in the right record</source>
        <translation>Un brouillon est dans le bon dossier</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Everything worth a look, row by row</source>
        <translation>Tout ce qui mérite un regard, ligne par ligne</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Row {0}: {1}</source>
        <translation>Ligne {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>same as row {}</source>
        <translation>comme la ligne {}</translation>
    </message>
</context>
<context>
    <name>RightPatient</name>
    <message>
        <source>It belongs to another patient…</source>
        <translation>Elle concerne un autre patient…</translation>
    </message>
    <message>
        <source>The note stands in this record already.</source>
        <translation>La note est déjà dans ce dossier.</translation>
    </message>
    <message>
        <source>Find the right patient</source>
        <translation>Chercher le bon patient</translation>
    </message>
    <message>
        <source>Name, birth date or phone</source>
        <translation>Nom, naissance ou téléphone</translation>
    </message>
    <message>
        <source>A draft of the note will be in the record of</source>
        <translation>Un brouillon de la note ira dans le dossier de</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Find a patient</source>
        <translation>Chercher un patient</translation>
    </message>
    <message>
        <source>Name, birth, phone (Ctrl+K)</source>
        <translation>Nom, naissance, tél. (Ctrl+K)</translation>
    </message>
    <message>
        <source>Patients found</source>
        <translation>Patients trouvés</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Nouveau patient</translation>
    </message>
    <message>
        <source>Not all patients could be read: some may be missing here.</source>
        <translation>Tous les patients n’ont pas pu être lus&#xa0;: il peut en manquer ici.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln patients, last seen first</source>
        <translation>
            <numerusform>%Ln patient</numerusform>
            <numerusform>%Ln patients, derniers vus d’abord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches for “{}”</source>
        <translation>
            <numerusform>%Ln patient pour «&#xa0;{}&#xa0;»</numerusform>
            <numerusform>%Ln patients pour «&#xa0;{}&#xa0;»</numerusform>
        </translation>
    </message>
    <message>
        <source>Type more to narrow it down.</source>
        <translation>Continuez à taper pour préciser.</translation>
    </message>
    <message>
        <source>Nobody matches “{}”.</source>
        <translation>Personne pour «&#xa0;{}&#xa0;».</translation>
    </message>
    <message>
        <source>Nobody matches “{}” exactly. Similar names:</source>
        <translation>Personne exactement pour «&#xa0;{}&#xa0;». Noms proches&#xa0;:</translation>
    </message>
    <message>
        <source>Reading the patients…</source>
        <translation>Lecture des patients…</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Minutes before locking</source>
        <translation>Minutes avant le verrouillage</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Correspondents…</source>
        <translation>Correspondants…</translation>
    </message>
    <message>
        <source>Take over a patient list…</source>
        <translation>Reprendre une liste de patients…</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Comme l’ordinateur</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Holds from the next unlock on.</source>
        <translation>S’applique au prochain déverrouillage.</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Verrouillage</translation>
    </message>
    <message>
        <source>From 1 to 30 minutes without a key or a movement of the mouse.</source>
        <translation>De 1 à 30&#xa0;minutes sans touche ni mouvement de souris.</translation>
    </message>
    <message>
        <source>Lock by itself after</source>
        <translation>Verrouiller tout seul après</translation>
    </message>
    <message>
        <source>Another program’s patients</source>
        <translation>Patients d’un autre logiciel</translation>
    </message>
    <message>
        <source>When the window is minimised</source>
        <translation>Quand la fenêtre est réduite</translation>
    </message>
    <message>
        <source>Does my lock work?</source>
        <translation>Mon verrouillage fonctionne-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>Stay unlocked</source>
        <translation>Rester déverrouillé</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>When a backup drive is plugged in</source>
        <translation>Quand un disque de sauvegarde est branché</translation>
    </message>
    <message>
        <source>Offer its backup</source>
        <translation>Proposer sa sauvegarde</translation>
    </message>
    <message>
        <source>Start its backup by itself</source>
        <translation>Lancer sa sauvegarde de lui-même</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Only for drives that you introduced as yours; also while the vault is locked.</source>
        <translation>Seulement pour les disques que vous avez dits vôtres&#xa0;; aussi quand le coffre est verrouillé.</translation>
    </message>
    <message>
        <source>Short texts behind a slash…</source>
        <translation>Textes courts après une barre oblique…</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Receipts book…</source>
        <translation>Livre des recettes…</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Annuaire</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptabilité</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Watch none</source>
        <translation>N’en surveiller aucun</translation>
    </message>
    <message>
        <source>The import folder</source>
        <translation>Le dossier d’import</translation>
    </message>
    <message>
        <source>No folder is watched.</source>
        <translation>Aucun dossier n’est surveillé.</translation>
    </message>
    <message>
        <source>Scans and photos</source>
        <translation>Numérisations et photos</translation>
    </message>
    <message>
        <source>What a scanner or a phone leaves in this folder is offered to the open record.</source>
        <translation>Ce qu’un scanner ou un téléphone dépose dans ce dossier est proposé au dossier patient ouvert.</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Problems</source>
        <translation>Problèmes en cours</translation>
    </message>
    <message>
        <source>Add a problem</source>
        <translation>Ajouter un problème</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Add a remark</source>
        <translation>Ajouter une remarque</translation>
    </message>
    <message>
        <source>Treating GP</source>
        <translation>Médecin traitant</translation>
    </message>
    <message>
        <source>Write the GP down</source>
        <translation>Noter le médecin traitant</translation>
    </message>
    <message>
        <source>What stays true</source>
        <translation>Ce qui reste vrai</translation>
    </message>
</context>
<context>
    <name>Stranger</name>
    <message>
        <source>{} free.</source>
        <translation>{} libres.</translation>
    </message>
    <message>
        <source>This is my backup drive</source>
        <translation>C’est mon disque de sauvegarde</translation>
    </message>
    <message>
        <source>{} is my backup drive: back up to it</source>
        <translation>{} est mon disque de sauvegarde&#xa0;: sauvegarder dessus</translation>
    </message>
    <message>
        <source>It is not</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>{} is not for backups</source>
        <translation>{} ne sert pas aux sauvegardes</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sauvegarder</translation>
    </message>
    <message>
        <source>Back up to {}</source>
        <translation>Sauvegarder sur {}</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>No backup yet: if this computer breaks today, everything is lost.</source>
        <translation>Aucune sauvegarde&#xa0;: si cet ordinateur tombe en panne aujourd’hui, tout est perdu.</translation>
    </message>
    <message>
        <source>Last verified backup: {}.</source>
        <translation>Dernière sauvegarde vérifiée&#xa0;: {}.</translation>
    </message>
    <message>
        <source>Last verified backup: {0}, on {1}.</source>
        <translation>Dernière sauvegarde vérifiée&#xa0;: {0}, sur {1}.</translation>
    </message>
    <message>
        <source>Every byte was read back. A restore was never tried.</source>
        <translation>Chaque octet a été relu. Aucune restauration n’a encore été essayée.</translation>
    </message>
    <message>
        <source>Every byte was read back. Restore tried on {}.</source>
        <translation>Chaque octet a été relu. Restauration essayée le {}.</translation>
    </message>
    <message>
        <source>Next: plug in an external drive. It appears here by itself.</source>
        <translation>À faire&#xa0;: brancher un disque externe. Il apparaît ici de lui-même.</translation>
    </message>
    <message>
        <source>Next: say whether {} is your backup drive.</source>
        <translation>À faire&#xa0;: dire si {} est votre disque de sauvegarde.</translation>
    </message>
    <message>
        <source>Next: plug in another drive, in the place of {}.</source>
        <translation>À faire&#xa0;: brancher un autre disque, à la place de {}.</translation>
    </message>
    <message>
        <source>Next: back up to {}.</source>
        <translation>À faire&#xa0;: sauvegarder sur {}.</translation>
    </message>
    <message>
        <source>Next: plug in {0}, {1}.</source>
        <translation>À faire&#xa0;: brancher {0}, {1}.</translation>
    </message>
    <message>
        <source>Next: try a restore. Only that proves that a backup opens.</source>
        <translation>À faire&#xa0;: essayer une restauration. Elle seule prouve qu’une sauvegarde s’ouvre.</translation>
    </message>
    <message>
        <source>Next: a second drive, kept elsewhere, for the day this one is lost with the computer.</source>
        <translation>À prévoir&#xa0;: un second disque, gardé ailleurs, pour le jour où celui-ci serait perdu avec l’ordinateur.</translation>
    </message>
    <message>
        <source>Nothing to do today.</source>
        <translation>Rien à faire aujourd’hui.</translation>
    </message>
    <message>
        <source>Try to restore…</source>
        <translation>Essayer…</translation>
    </message>
    <message>
        <source>The program locks and asks for your passphrase; nothing is kept of it.</source>
        <translation>Le programme se verrouille et demande votre phrase de passe&#xa0;; rien n’en est gardé.</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> et %n autre</numerusform>
            <numerusform> et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>Taking in document {0} of {1}</source>
        <translation>Classement du document {0} sur {1}</translation>
    </message>
    <message>
        <source>Taking in a document</source>
        <translation>Classement d’un document</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
</context>
<context>
    <name>ToReplace</name>
    <message>
        <source>to replace</source>
        <translation>à remplacer</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Back to the record</source>
        <translation>Retour au dossier</translation>
    </message>
    <message>
        <source>Search in the document (Ctrl+F)</source>
        <translation>Chercher dans le document (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Turn (Ctrl+R)</source>
        <translation>Tourner (Ctrl+R)</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>Réduire (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Agrandir (Ctrl++)</translation>
    </message>
    <message>
        <source>Cover a part, or keep only a part (Ctrl+Shift+R)</source>
        <translation>Masquer une partie, ou n’en garder qu’une (Ctrl+Maj+R)</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>Texte du document</translation>
    </message>
    <message>
        <source>Pages of the document</source>
        <translation>Pages du document</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Ouverture…</translation>
    </message>
    <message>
        <source>This file is too large to be displayed. It is kept in the record as it is.</source>
        <translation>Ce fichier est trop grand pour être affiché. Il est gardé tel quel dans le dossier.</translation>
    </message>
    <message>
        <source>This file opens only with its own password. It is kept as it is.</source>
        <translation>Ce fichier ne s’ouvre qu’avec son propre mot de passe. Il est gardé tel quel.</translation>
    </message>
    <message>
        <source>Displaying this took too long and was stopped. The document is unharmed.</source>
        <translation>L’affichage prenait trop de temps et a été arrêté. Le document est intact.</translation>
    </message>
    <message>
        <source>This file cannot be displayed. It is kept in the record as it is.</source>
        <translation>Ce fichier ne peut pas être affiché. Il est gardé tel quel dans le dossier.</translation>
    </message>
    <message>
        <source>Displaying this failed. Open it again; the document is unharmed.</source>
        <translation>L’affichage a échoué. Ouvrez-le de nouveau&#xa0;; le document est intact.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} sur {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>Nothing on this screen is for print.</source>
        <translation>Rien à imprimer sur cet écran.</translation>
    </message>
    <message>
        <source>Already saved. Everything is saved as you type.</source>
        <translation>Déjà enregistré. Tout est enregistré pendant la frappe.</translation>
    </message>
</context>
<context>
    <name>Withdrawal</name>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Wrong patient, wrong day…</source>
        <translation>Mauvais patient, mauvais jour…</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Wrong patient</source>
        <translation>Mauvais patient</translation>
    </message>
    <message>
        <source>Mark as entered in error</source>
        <translation>Marquer comme saisie erronée</translation>
    </message>
    <message>
        <source>Mark, and copy to this record</source>
        <translation>Marquer, et copier dans ce dossier</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>Dites pourquoi en quelques mots.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Consultation</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>Home visit</source>
        <translation>Visite à domicile</translation>
    </message>
    <message>
        <source>Video consultation</source>
        <translation>Téléconsultation</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>Appel téléphonique</translation>
    </message>
    <message>
        <source>Vaccination</source>
        <translation>Vaccination</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Signed by {0}, {1}</source>
        <translation>Signé par {0}, {1}</translation>
    </message>
    <message>
        <source>Addendum. {0}</source>
        <translation>Complément. {0}</translation>
    </message>
    <message>
        <source>Entered in error: {0}</source>
        <translation>Saisie erronée&#xa0;: {0}</translation>
    </message>
    <message>
        <source>You are adding to this note</source>
        <translation>Vous complétez cette note</translation>
    </message>
    <message>
        <source>About to be marked as entered in error</source>
        <translation>Sera marquée comme saisie erronée</translation>
    </message>
    <message>
        <source>Addendum kept as a draft</source>
        <translation>Complément gardé en brouillon</translation>
    </message>
    <message>
        <source>Signed {1}</source>
        <translation>Signé {1}</translation>
    </message>
    <message>
        <source>{0} · taken back from the backup of {1}</source>
        <translation>{0} · repris de la sauvegarde du {1}</translation>
    </message>
    <message>
        <source>Personal note</source>
        <translation>Note personnelle</translation>
    </message>
    <message>
        <source>About a third person</source>
        <translation>Concerne un tiers</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Addendum kept as a draft</source>
        <translation>Complément gardé en brouillon</translation>
    </message>
    <message>
        <source>Addendum signed</source>
        <translation>Complément signé</translation>
    </message>
    <message>
        <source>Note signed</source>
        <translation>Note signée</translation>
    </message>
    <message numerus="yes">
        <source>%n measurements written down</source>
        <translation>
            <numerusform>%n mesure notée</numerusform>
            <numerusform>%n mesures notées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MeasureForm</name>
    <message>
        <source>What was measured</source>
        <translation>Ce qui a été mesuré</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>This is not a value of this kind.</source>
        <translation>Ce n’est pas une valeur de cette mesure.</translation>
    </message>
</context>
<context>
    <name>_NotesButton</name>
    <message>
        <source>Search all notes…</source>
        <translation>Chercher dans les notes…</translation>
    </message>
    <message>
        <source>Search the notes for “{}”…</source>
        <translation>«&#xa0;{}&#xa0;» dans les notes…</translation>
    </message>
</context>
<context>
    <name>_RunningCard</name>
    <message>
        <source>Backup under way</source>
        <translation>Sauvegarde en cours</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>Avancement de la sauvegarde</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>You may lock: the backup goes on.</source>
        <translation>Vous pouvez verrouiller&#xa0;: la sauvegarde continue.</translation>
    </message>
</context>
<context>
    <name>_Traits</name>
    <message>
        <source>Not this one</source>
        <translation>Pas ce patient</translation>
    </message>
    <message>
        <source>birth name {}</source>
        <translation>nom de naissance {}</translation>
    </message>
    <message>
        <source>first names {}</source>
        <translation>prénoms {}</translation>
    </message>
    <message>
        <source>birthplace {}</source>
        <translation>lieu de naissance {}</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>homonym</source>
        <translation>homonyme</translation>
    </message>
    <message>
        <source>doubtful identity</source>
        <translation>identité douteuse</translation>
    </message>
    <message>
        <source>possible duplicate</source>
        <translation>doublon possible</translation>
    </message>
    <message>
        <source>homonym: check first name and birth date</source>
        <translation>homonyme&#xa0;: vérifier prénom et date de naissance</translation>
    </message>
    <message>
        <source>doubtful identity: check an identity document</source>
        <translation>identité douteuse&#xa0;: vérifier une pièce d’identité</translation>
    </message>
    <message>
        <source>possible duplicate: compare the two records</source>
        <translation>doublon possible&#xa0;: comparer les deux dossiers</translation>
    </message>
    <message>
        <source>born in {}</source>
        <translation>naissance en {}</translation>
    </message>
    <message>
        <source>woman, born on {}</source>
        <translation>née le {}</translation>
    </message>
    <message>
        <source>man, born on {}</source>
        <translation>né le {}</translation>
    </message>
    <message>
        <source>born on {}</source>
        <translation>date de naissance&#xa0;: {}</translation>
    </message>
    <message>
        <source>née {}</source>
        <translation>née {}</translation>
    </message>
    <message>
        <source>né {}</source>
        <translation>né {}</translation>
    </message>
    <message>
        <source>birth name {}</source>
        <translation>nom de naissance {}</translation>
    </message>
    <message>
        <source>deceased</source>
        <translation>décès</translation>
    </message>
    <message>
        <source>birth date not known</source>
        <translation>date de naissance inconnue</translation>
    </message>
    <message>
        <source>Contact points</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>Allergies</translation>
    </message>
    <message>
        <source>History, problems, treatments</source>
        <translation>Antécédents, problèmes, traitements</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>Today: entered in error</source>
        <translation>Aujourd’hui&#xa0;: saisi par erreur</translation>
    </message>
    <message>
        <source>Today: {}</source>
        <translation>Aujourd’hui&#xa0;: {}</translation>
    </message>
    <message>
        <source>not there today</source>
        <translation>absent aujourd’hui</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>changé depuis</translation>
    </message>
    <message>
        <source>written since</source>
        <translation>écrit depuis</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>repris</translation>
    </message>
    <message>
        <source>There is no such record today.</source>
        <translation>Ce dossier n’existe pas aujourd’hui.</translation>
    </message>
    <message numerus="yes">
        <source>%n not there today</source>
        <translation>
            <numerusform>%n absent aujourd’hui</numerusform>
            <numerusform>%n absents aujourd’hui</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <translation>
            <numerusform>%n changé depuis</numerusform>
            <numerusform>%n changés depuis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n written since</source>
        <translation>
            <numerusform>%n écrit depuis</numerusform>
            <numerusform>%n écrits depuis</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing differs from today.</source>
        <translation>Rien ne diffère d’aujourd’hui.</translation>
    </message>
    <message>
        <source>fictional identity</source>
        <translation>identité fictive</translation>
    </message>
    <message>
        <source>fictional identity: nobody real</source>
        <translation>identité fictive&#xa0;: personne de réel</translation>
    </message>
    <message>
        <source>Vaccinations</source>
        <translation>Vaccinations</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>Renouvellements</translation>
    </message>
    <message>
        <source>Long-term illnesses (ALD)</source>
        <translation>Affections de longue durée (ALD)</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Received prescriptions</source>
        <translation>Prescriptions reçues</translation>
    </message>
    <message>
        <source>Sessions given</source>
        <translation>Séances faites</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Soins prévus</translation>
    </message>
    <message>
        <source>Care given</source>
        <translation>Soins faits</translation>
    </message>
    <message>
        <source>Wounds</source>
        <translation>Plaies</translation>
    </message>
    <message>
        <source>Wounds as they were seen</source>
        <translation>Plaies, état par état</translation>
    </message>
    <message>
        <source>Pictures of wounds</source>
        <translation>Photos de plaies</translation>
    </message>
    <message>
        <source>Related persons</source>
        <translation>Proches et personnes de confiance</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Identifiants</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Objections to sharing</source>
        <translation>Oppositions au partage</translation>
    </message>
    <message>
        <source>Kept beyond its time</source>
        <translation>Conservation prolongée</translation>
    </message>
</context>
</TS>
