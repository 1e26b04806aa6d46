<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>PretendDrive</name>
    <message>
        <source>{} (pretend drive)</source>
        <translation>{} (disque simulé)</translation>
    </message>
    <message>
        <source>Preparing the backup…</source>
        <translation>Préparation de la sauvegarde…</translation>
    </message>
    <message>
        <source>Copying and reading back</source>
        <translation>Copie et relecture</translation>
    </message>
    <message>
        <source>Sealing the backup…</source>
        <translation>Scellement de la sauvegarde…</translation>
    </message>
</context>
</TS>
