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
</TS>
