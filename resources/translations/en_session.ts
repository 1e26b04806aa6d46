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
    <name>LookWindow</name>
    <message numerus="yes">
        <source>Locks in %n seconds</source>
        <translation>
            <numerusform>Locks in %n second</numerusform>
            <numerusform>Locks in %n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
