<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Chronicle</name>
    <message numerus="yes">
        <source>Show %n notes entered in error</source>
        <translation>
            <numerusform>Show the note entered in error</numerusform>
            <numerusform>Show the %n notes entered in error</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Locks in %n seconds</source>
        <translation>
            <numerusform>Locks in %n second</numerusform>
            <numerusform>Locks in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientForm</name>
    <message numerus="yes">
        <source>%n similar records</source>
        <translation>
            <numerusform>%n similar record.</numerusform>
            <numerusform>%n similar records.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message numerus="yes">
        <source>%n patients, last seen first</source>
        <translation>
            <numerusform>%n patient</numerusform>
            <numerusform>%n patients, last seen first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n matches for “{}”</source>
        <translation>
            <numerusform>%n match for “{}”</numerusform>
            <numerusform>%n matches for “{}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
</TS>
