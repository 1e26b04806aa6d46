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
        <source>Eject</source>
        <translation>Éjecter</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>This is my backup drive</source>
        <translation>C’est mon disque de sauvegarde</translation>
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
</TS>
