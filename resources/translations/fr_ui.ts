<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>DriveWords</name>
    <message>
        <source>none yet</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>holds nothing yet</source>
        <translation>qui ne contient encore rien</translation>
    </message>
    <message numerus="yes">
        <source>%n days behind</source>
        <translation>
            <numerusform>en retard de %n&#xa0;jour</numerusform>
            <numerusform>en retard de %n&#xa0;jours</numerusform>
        </translation>
    </message>
    <message>
        <source>not plugged in</source>
        <translation>pas branché</translation>
    </message>
    <message>
        <source>not here since {}</source>
        <translation>absent depuis le {}</translation>
    </message>
    <message>
        <source>It has the name of one of your drives, but it is another one.</source>
        <translation>Il porte le nom d’un de vos disques, mais c’en est un autre.</translation>
    </message>
    <message>
        <source>It is a drive of this vault that this computer does not know yet.</source>
        <translation>C’est un disque de ce coffre, que cet ordinateur ne connaît pas encore.</translation>
    </message>
    <message>
        <source>One of your drives that lost its mark: erased, or another one in its place.</source>
        <translation>Un de vos disques, sans sa marque&#xa0;: il a été effacé, ou un autre a pris sa place.</translation>
    </message>
    <message>
        <source>It bears the mark of another drive of yours, copied to this one.</source>
        <translation>Il porte la marque d’un autre de vos disques, recopiée sur celui-ci.</translation>
    </message>
    <message>
        <source>It bears a mark that this vault did not sign.</source>
        <translation>Il porte une marque que ce coffre n’a pas signée.</translation>
    </message>
    <message>
        <source>Another disk that is plugged in has the same number and the same mark: one is a copy of the other. Unplug one of them.</source>
        <translation>Un autre disque branché porte le même numéro et la même marque&#xa0;: l’un est la copie de l’autre. Débranchez l’un des deux.</translation>
    </message>
    <message>
        <source>It does not keep what is written to it, so it gets no backup. Replace it.</source>
        <translation>Il ne garde pas ce qu’on y écrit&#xa0;: il ne reçoit plus de sauvegarde. Remplacez-le.</translation>
    </message>
    <message>
        <source>It has no number to be known by: it takes backups, but is not remembered.</source>
        <translation>Il n’a pas de numéro qui le fasse reconnaître&#xa0;: il prend des sauvegardes, mais n’est pas retenu.</translation>
    </message>
    <message>
        <source>A drive that can hold backups.</source>
        <translation>Un disque qui peut recevoir des sauvegardes.</translation>
    </message>
    <message>
        <source>On {} it did not give back what was written to it: it is failing, or holds less than it says. It gets no backup any more, and those on it no longer count. Take another drive, and keep this one until the other holds a verified backup.</source>
        <translation>Le {}, il n’a pas rendu ce qui y avait été écrit&#xa0;: il est usé, ou sa capacité est moindre qu’annoncé. Il ne reçoit plus de sauvegarde, et celles qu’il contient ne comptent plus. Prenez un autre disque, et gardez celui-ci jusqu’à ce que l’autre ait une sauvegarde vérifiée.</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>inachevée</translation>
    </message>
    <message>
        <source>of a newer Serment</source>
        <translation>d’un Serment plus récent</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagée</translation>
    </message>
    <message>
        <source>It was cut off before its end: the next backup on this drive clears it away.</source>
        <translation>Elle a été interrompue&#xa0;: la prochaine sauvegarde sur ce disque l’efface.</translation>
    </message>
    <message>
        <source>A newer Serment made it: update this one to use it.</source>
        <translation>Faite par un Serment plus récent&#xa0;: mettez celui-ci à jour pour l’utiliser.</translation>
    </message>
    <message>
        <source>The drive does not let it be read. Make a backup on another drive.</source>
        <translation>Le disque ne laisse pas la lire. Faites une sauvegarde sur un autre disque.</translation>
    </message>
    <message>
        <source>Nothing opens it as it is: the next backup on this drive tries to mend it.</source>
        <translation>Rien ne l’ouvre en l’état&#xa0;: la prochaine sauvegarde sur ce disque tente de la réparer.</translation>
    </message>
    <message>
        <source>It cannot be restored. Make a new backup now, and watch this drive.</source>
        <translation>Elle ne se restaure pas. Faites-en une nouvelle dès maintenant, et surveillez ce disque.</translation>
    </message>
    <message>
        <source>to watch</source>
        <translation>à surveiller</translation>
    </message>
    <message numerus="yes">
        <source>On {}, %n older files there had changed or could not be read.</source>
        <translation>
            <numerusform>Le {}, %n&#xa0;ancien fichier y était altéré ou illisible.</numerusform>
            <numerusform>Le {}, %n&#xa0;anciens fichiers y étaient altérés ou illisibles.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it was written again. Watch this drive; if it happens again, replace it.</source>
        <translation>Tout a été réécrit. Surveillez ce disque&#xa0;; si cela se reproduit, remplacez-le.</translation>
    </message>
    <message numerus="yes">
        <source>%n older files there had changed: written again. Watch this drive.</source>
        <translation>
            <numerusform>%n&#xa0;ancien fichier y était altéré&#xa0;: il a été réécrit. Surveillez ce disque.</numerusform>
            <numerusform>%n&#xa0;anciens fichiers y étaient altérés&#xa0;: ils ont été réécrits. Surveillez ce disque.</numerusform>
        </translation>
    </message>
    <message>
        <source>{} is here. It holds no backup yet.</source>
        <translation>{} est branché. Il ne contient pas encore de sauvegarde.</translation>
    </message>
    <message>
        <source>{0} is here. Its last verified backup: {1}.</source>
        <translation>{0} est branché. Sa dernière sauvegarde vérifiée&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>{0} is plugged in. {1}</source>
        <translation>{0} est branché. {1}</translation>
    </message>
    <message>
        <source>The backup on {} is complete: every byte was read back.</source>
        <translation>La sauvegarde sur {} est complète&#xa0;: chaque octet a été relu.</translation>
    </message>
    <message>
        <source>You can unplug {} now.</source>
        <translation>Vous pouvez débrancher {}.</translation>
    </message>
    <message>
        <source>Ejecting {}… Do not unplug it yet.</source>
        <translation>Éjection de {}… Ne le débranchez pas encore.</translation>
    </message>
    <message>
        <source>plugged in</source>
        <translation>branché</translation>
    </message>
    <message>
        <source>can be unplugged</source>
        <translation>peut être débranché</translation>
    </message>
    <message>
        <source>being written: do not unplug</source>
        <translation>en cours d’écriture&#xa0;: ne pas débrancher</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years</source>
        <translation>
            <numerusform>%n an</numerusform>
            <numerusform>%n ans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
</context>
<context>
    <name>file_dialogs</name>
    <message>
        <source>Look in:</source>
        <translation>Dossier&#xa0;:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Types de fichiers&#xa0;:</translation>
    </message>
</context>
<context>
    <name>last_backup</name>
    <message>
        <source>No backup yet</source>
        <translation>Aucune sauvegarde</translation>
    </message>
    <message>
        <source>Verified backup: {}</source>
        <translation>Sauvegarde vérifiée&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>rpps</name>
    <message>
        <source>This RPPS number looks unusual (11 digits with a check digit). It is kept all the same.</source>
        <translation>Ce numéro RPPS est inhabituel (11&#xa0;chiffres, dont une clé). Il est conservé tel quel.</translation>
    </message>
</context>
</TS>
