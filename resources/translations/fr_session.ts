<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>Backups</name>
    <message>
        <source>Preparing the backup…</source>
        <translation>Préparation de la sauvegarde…</translation>
    </message>
    <message>
        <source>Comparing with the backup before: {done} of {total}</source>
        <translation>Comparaison avec la sauvegarde précédente&#xa0;: {done} sur {total}</translation>
    </message>
    <message>
        <source>Reading older documents again: {done} of {total}</source>
        <translation>Relecture des documents plus anciens&#xa0;: {done} sur {total}</translation>
    </message>
    <message>
        <source>Sealing the backup…</source>
        <translation>Scellement de la sauvegarde…</translation>
    </message>
    <message>
        <source>Copying and reading back: {done} of {total}</source>
        <translation>Copie et relecture&#xa0;: {done} sur {total}</translation>
    </message>
</context>
<context>
    <name>Drives</name>
    <message>
        <source>Try to restore…</source>
        <translation>Essayer…</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>It is time to try a restore: only that proves that a backup opens.</source>
        <translation>Il est temps d’essayer une restauration&#xa0;: elle seule prouve qu’une sauvegarde s’ouvre.</translation>
    </message>
    <message>
        <source>There is no backup yet: if this computer breaks, everything is lost.</source>
        <translation>Il n’y a pas encore de sauvegarde&#xa0;: si cet ordinateur tombe en panne, tout est perdu.</translation>
    </message>
    <message numerus="yes">
        <source>The last verified backup is %n days old.</source>
        <translation>
            <numerusform>La dernière sauvegarde vérifiée date de %n&#xa0;jour.</numerusform>
            <numerusform>La dernière sauvegarde vérifiée date de %n&#xa0;jours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>In the import folder: {}</source>
        <translation>Dans le dossier d’import&#xa0;: {}</translation>
    </message>
    <message numerus="yes">
        <source>%n files wait in the import folder. First: {}</source>
        <translation>
            <numerusform>%n fichier attend dans le dossier d’import. Le premier&#xa0;: {}</numerusform>
            <numerusform>%n fichiers attendent dans le dossier d’import. Le premier&#xa0;: {}</numerusform>
        </translation>
    </message>
    <message>
        <source>File in this record</source>
        <translation>Classer dans ce dossier</translation>
    </message>
    <message>
        <source>{} is filed, and was read back from the vault.</source>
        <translation>{} est classé, et a été relu depuis le coffre.</translation>
    </message>
    <message>
        <source>Delete it from the import folder</source>
        <translation>Le supprimer du dossier d’import</translation>
    </message>
    <message>
        <source>Deleted from the import folder: {}</source>
        <translation>Supprimé du dossier d’import&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>LookWindow</name>
    <message>
        <source>Leave this copy</source>
        <translation>Quitter cette copie</translation>
    </message>
    <message numerus="yes">
        <source>Locks in %n seconds</source>
        <translation>
            <numerusform>Verrouillage dans %n seconde</numerusform>
            <numerusform>Verrouillage dans %n secondes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LooksBeside</name>
    <message>
        <source>Taken back from a backup by mistake</source>
        <translation>Repris d’une sauvegarde par erreur</translation>
    </message>
    <message>
        <source>Leave this copy</source>
        <translation>Quitter cette copie</translation>
    </message>
</context>
<context>
    <name>_Arriving</name>
    <message>
        <source>This is my backup drive</source>
        <translation>C’est mon disque de sauvegarde</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Eject</source>
        <translation>Éjecter</translation>
    </message>
</context>
<context>
    <name>_Asks</name>
    <message>
        <source>Much of the vault is different from the backup before on {}. No old backup goes from there until you say that this is right. If you do not know why, do not answer: eject this drive, keep it apart, and have somebody look.</source>
        <translation>Une grande part du coffre diffère de la sauvegarde précédente sur {}. Aucune ancienne sauvegarde n’en part tant que vous n’avez pas dit que c’est voulu. Si vous ne savez pas pourquoi, ne répondez pas&#xa0;: éjectez ce disque, mettez-le de côté et faites examiner l’ordinateur.</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>C’est voulu</translation>
    </message>
    <message>
        <source>Keep every backup</source>
        <translation>Garder toutes les sauvegardes</translation>
    </message>
    <message>
        <source>A lot has changed.</source>
        <translation>Beaucoup a changé.</translation>
    </message>
    <message numerus="yes">
        <source>%n old backups on {0} ({1} to {2}) may go, which frees {3}.</source>
        <translation>
            <numerusform>%n&#xa0;ancienne sauvegarde sur {0} ({1} à {2}) peut partir, ce qui libère {3}.</numerusform>
            <numerusform>%n&#xa0;anciennes sauvegardes sur {0} ({1} à {2}) peuvent partir, ce qui libère {3}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept, if today is {}, are all of 7 days, then one a day for 30 days, one a week for a year, one a month beyond.</source>
        <translation>Restent, si nous sommes le {}, toutes celles de 7&#xa0;jours, puis une par jour pendant 30&#xa0;jours, une par semaine pendant un an, une par mois au-delà.</translation>
    </message>
    <message>
        <source>Let them go from now on</source>
        <translation>Les laisser partir désormais</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Old backups.</source>
        <translation>Anciennes sauvegardes.</translation>
    </message>
    <message numerus="yes">
        <source>%n more backups fit on {}.</source>
        <translation>
            <numerusform>Il reste de la place pour %n&#xa0;sauvegarde sur {}.</numerusform>
            <numerusform>Il reste de la place pour %n&#xa0;sauvegardes sur {}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Without the oldest, {} more would be free.</source>
        <translation>Sans les plus anciennes, {} de plus seraient libres.</translation>
    </message>
    <message>
        <source>Room is running out.</source>
        <translation>La place va manquer.</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Noté</translation>
    </message>
    <message numerus="yes">
        <source>%n backups on {} still open with the passphrase or the ways in of before.</source>
        <translation>
            <numerusform>%n&#xa0;sauvegarde sur {} s’ouvre encore avec la phrase de passe ou les accès d’avant.</numerusform>
            <numerusform>%n&#xa0;sauvegardes sur {} s’ouvrent encore avec la phrase de passe ou les accès d’avant.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring them up to date</source>
        <translation>Les mettre à jour</translation>
    </message>
    <message>
        <source>Older ways in.</source>
        <translation>Anciens accès.</translation>
    </message>
</context>
</TS>
