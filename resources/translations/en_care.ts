<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>PrescriptionWords</name>
    <message numerus="yes">
        <source>%n sessions</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions given</source>
        <translation>
            <numerusform>%n session given</numerusform>
            <numerusform>%n sessions given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions more than the {} prescribed</source>
        <translation>
            <numerusform>%n session more than the {} prescribed</numerusform>
            <numerusform>%n sessions more than the {} prescribed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left of {}</source>
        <translation>
            <numerusform>%n left of {}</numerusform>
            <numerusform>%n left of {}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tracing</name>
    <message numerus="yes">
        <source>%n points; the cross is at {0}, {1}</source>
        <translation>
            <numerusform>%n point; the cross is at {0}, {1}</numerusform>
            <numerusform>%n points; the cross is at {0}, {1}</numerusform>
        </translation>
    </message>
</context>
</TS>
