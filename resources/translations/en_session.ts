<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Drives</name>
    <message numerus="yes">
        <source>The last verified backup is %n days old.</source>
        <translation>
            <numerusform>The last verified backup is %n day old.</numerusform>
            <numerusform>The last verified backup is %n days old.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message numerus="yes">
        <source>%n files wait in the import folder. First: {}</source>
        <translation>
            <numerusform>%n file waits in the import folder. First: {}</numerusform>
            <numerusform>%n files wait in the import folder. First: {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookWindow</name>
    <message numerus="yes">
        <source>Locks in %n seconds</source>
        <translation>
            <numerusform>Locks in %n second</numerusform>
            <numerusform>Locks in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Asks</name>
    <message numerus="yes">
        <source>%n old backups on {0} ({1} to {2}) may go, which frees {3}.</source>
        <translation>
            <numerusform>%n old backup on {0} ({1} to {2}) may go, which frees {3}.</numerusform>
            <numerusform>%n old backups on {0} ({1} to {2}) may go, which frees {3}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more backups fit on {}.</source>
        <translation>
            <numerusform>%n more backup fits on {}.</numerusform>
            <numerusform>%n more backups fit on {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups on {} still open with the passphrase or the ways in of before.</source>
        <translation>
            <numerusform>%n backup on {} still opens with the passphrase or the ways in of before.</numerusform>
            <numerusform>%n backups on {} still open with the passphrase or the ways in of before.</numerusform>
        </translation>
    </message>
</context>
</TS>
