<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>DirectoryPage</name>
    <message numerus="yes">
        <source>Show %n put away</source>
        <translation>
            <numerusform>Show %n put away</numerusform>
            <numerusform>Show %n put away</numerusform>
        </translation>
    </message>
</context>
</TS>
