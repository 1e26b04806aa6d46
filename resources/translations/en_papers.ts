<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>LineForm</name>
    <message numerus="yes">
        <source>%n renewals</source>
        <translation>
            <numerusform>%n renewal</numerusform>
            <numerusform>%n renewals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MedicineListCard</name>
    <message numerus="yes">
        <source>%Ln rows made no sense and were left out.</source>
        <translation>
            <numerusform>%Ln row made no sense and was left out.</numerusform>
            <numerusform>%Ln rows made no sense and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln medicines</source>
        <translation>
            <numerusform>%Ln medicine</numerusform>
            <numerusform>%Ln medicines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiptsPage</name>
    <message numerus="yes">
        <source>%Ln payments</source>
        <translation>
            <numerusform>%Ln payment</numerusform>
            <numerusform>%Ln payments</numerusform>
        </translation>
    </message>
</context>
</TS>
