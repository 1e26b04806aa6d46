<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>DriveWords</name>
    <message numerus="yes">
        <source>%n days behind</source>
        <translation>
            <numerusform>%n day behind</numerusform>
            <numerusform>%n days behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On {}, %n older files there had changed or could not be read.</source>
        <translation>
            <numerusform>On {}, %n older file there had changed or could not be read.</numerusform>
            <numerusform>On {}, %n older files there had changed or could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older files there had changed: written again. Watch this drive.</source>
        <translation>
            <numerusform>%n older file there had changed: written again. Watch this drive.</numerusform>
            <numerusform>%n older files there had changed: written again. Watch this drive.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
