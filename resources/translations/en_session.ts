<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
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
