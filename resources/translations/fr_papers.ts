<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>Board</name>
    <message>
        <source>All papers</source>
        <translation>Tous les papiers</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Jeter</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>File as PDF</source>
        <translation>Classer en PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Rédiger</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
</context>
<context>
    <name>CopyPane</name>
    <message>
        <source>The whole record, without drafts, what was entered in error, personal notes and remarks, what third persons said, and how to reach them. Documents are named; they are handed over apart.</source>
        <translation>Tout le dossier, sans les brouillons, les saisies erronées, les notes et remarques personnelles, ce que des tiers ont dit ni leurs coordonnées. Les documents sont nommés&#xa0;; ils sont remis à part.</translation>
    </message>
    <message>
        <source>Why it is handed over</source>
        <translation>Pourquoi elle est remise</translation>
    </message>
    <message>
        <source>the patient asked</source>
        <translation>demande du patient</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>The patient’s copy</source>
        <translation>Copie pour le patient</translation>
    </message>
</context>
<context>
    <name>FeeForm</name>
    <message>
        <source>Payment</source>
        <translation>Règlement</translation>
    </message>
    <message>
        <source>Total: {}</source>
        <translation>Total&#xa0;: {}</translation>
    </message>
    <message>
        <source>To be paid later</source>
        <translation>À régler plus tard</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>Réglée par carte</translation>
    </message>
    <message>
        <source>Paid by cheque</source>
        <translation>Réglée par chèque</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Réglée en espèces</translation>
    </message>
    <message>
        <source>Paid by transfer</source>
        <translation>Réglée par virement</translation>
    </message>
    <message>
        <source>Paid by a third party</source>
        <translation>Réglée en tiers payant</translation>
    </message>
    <message>
        <source>Fee note</source>
        <translation>Note d’honoraires</translation>
    </message>
</context>
<context>
    <name>HandingOver</name>
    <message>
        <source>There is no printer; save the copy as PDF</source>
        <translation>Pas d’imprimante&#xa0;; enregistrez la copie en PDF</translation>
    </message>
    <message>
        <source>Copy printed</source>
        <translation>Copie imprimée</translation>
    </message>
    <message>
        <source>The printer did not take the copy</source>
        <translation>L’imprimante n’a pas pris la copie</translation>
    </message>
    <message>
        <source>Save the patient’s copy</source>
        <translation>Enregistrer la copie pour le patient</translation>
    </message>
    <message>
        <source>Copy saved</source>
        <translation>Copie enregistrée</translation>
    </message>
</context>
<context>
    <name>Issuing</name>
    <message>
        <source>Credit written</source>
        <translation>Avoir établi</translation>
    </message>
    <message>
        <source>There is no printer; the PDF is among the documents</source>
        <translation>Pas d’imprimante&#xa0;; le PDF est parmi les documents</translation>
    </message>
    <message>
        <source>Filed as PDF among the documents</source>
        <translation>Classé en PDF parmi les documents</translation>
    </message>
    <message>
        <source>Printed, and filed among the documents</source>
        <translation>Imprimé, et classé parmi les documents</translation>
    </message>
    <message>
        <source>Filed among the documents; the printer did not take it</source>
        <translation>Classé parmi les documents&#xa0;; l’imprimante ne l’a pas pris</translation>
    </message>
</context>
<context>
    <name>LetterForm</name>
    <message>
        <source>Objection to sharing:</source>
        <translation>Opposition au partage&#xa0;:</translation>
    </message>
    <message>
        <source>Recipient, with the address</source>
        <translation>Destinataire, avec l’adresse</translation>
    </message>
    <message>
        <source>Name, then the address (↓: those written to before)</source>
        <translation>Nom, puis adresse (↓&#xa0;: destinataires précédents)</translation>
    </message>
    <message>
        <source>Title or subject</source>
        <translation>Titre ou objet</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>A title is needed.</source>
        <translation>Il faut un titre.</translation>
    </message>
    <message>
        <source>MSSanté: {}</source>
        <translation>MSSanté&#xa0;: {}</translation>
    </message>
    <message>
        <source>Phone: {}</source>
        <translation>Tél.&#xa0;: {}</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>quiconque</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>{what}, with {whom} (said on {day}).</source>
        <translation>{what}, avec {whom} (dit le {day}).</translation>
    </message>
    <message>
        <source>Medical: to the patient or a colleague</source>
        <translation>Médical&#xa0;: au patient ou à un confrère</translation>
    </message>
    <message>
        <source>Administrative: nothing of anybody’s health</source>
        <translation>Administratif&#xa0;: rien sur la santé</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Free form</source>
        <translation>Document libre</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Medicine or act</source>
        <translation>Médicament ou acte</translation>
    </message>
    <message>
        <source>Posology</source>
        <translation>Posologie</translation>
    </message>
    <message>
        <source>Posology: 1 tablet in the morning</source>
        <translation>Posologie&#xa0;: 1 comprimé le matin</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Duration: 7 days</source>
        <translation>Durée&#xa0;: 7&#xa0;jours</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Renewals</source>
        <translation>Renouvellements</translation>
    </message>
    <message>
        <source>Long-term illness (ALD)</source>
        <translation>Affection de longue durée (ALD)</translation>
    </message>
    <message>
        <source>Narcotic</source>
        <translation>Stupéfiant</translation>
    </message>
    <message>
        <source>Substitution</source>
        <translation>Substitution</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>Enlever cette ligne</translation>
    </message>
    <message>
        <source>Why it is prescribed all the same</source>
        <translation>Pourquoi le prescrire malgré tout</translation>
    </message>
    <message>
        <source>Allergy recorded:</source>
        <translation>Allergie connue&#xa0;:</translation>
    </message>
    <message>
        <source>{}. The next Ctrl+Enter or Ctrl+P issues it like this.</source>
        <translation>{}. Au prochain Ctrl+Entrée ou Ctrl+P, l’ordonnance part ainsi.</translation>
    </message>
    <message>
        <source>same substance</source>
        <translation>même substance</translation>
    </message>
    <message>
        <source>same class</source>
        <translation>même classe</translation>
    </message>
    <message>
        <source>nearly the same name</source>
        <translation>nom presque identique</translation>
    </message>
    <message>
        <source>related class</source>
        <translation>classe apparentée</translation>
    </message>
    <message>
        <source>Substitutable</source>
        <translation>Substituable</translation>
    </message>
    <message>
        <source>Not substitutable (MTE)</source>
        <translation>Non substituable (MTE)</translation>
    </message>
    <message>
        <source>Not substitutable (EFG)</source>
        <translation>Non substituable (EFG)</translation>
    </message>
    <message>
        <source>Not substitutable (CIF)</source>
        <translation>Non substituable (CIF)</translation>
    </message>
    <message>
        <source>ALD</source>
        <translation>ALD</translation>
    </message>
    <message>
        <source>Missing:</source>
        <translation>Manque&#xa0;:</translation>
    </message>
    <message>
        <source>Fold up</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Quantity, renewals, substitution, narcotic</source>
        <translation>Quantité, renouvellements, substitution, stupéfiant</translation>
    </message>
    <message numerus="yes">
        <source>%n renewals</source>
        <translation>
            <numerusform>à renouveler %n fois</numerusform>
            <numerusform>à renouveler %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>Quantity: {}</source>
        <translation>Quantité&#xa0;: {}</translation>
    </message>
</context>
<context>
    <name>MedicineCompletion</name>
    <message>
        <source>Medicines that begin so</source>
        <translation>Médicaments qui commencent ainsi</translation>
    </message>
    <message>
        <source>{} (no longer sold)</source>
        <translation>{} (n’est plus commercialisé)</translation>
    </message>
</context>
<context>
    <name>MedicineListCard</name>
    <message>
        <source>Medicines</source>
        <translation>Médicaments</translation>
    </message>
    <message>
        <source>Choose the files of the public list…</source>
        <translation>Choisir les fichiers de la base publique…</translation>
    </message>
    <message>
        <source>The public database of medicines (BDPM) completes names as one types an ordonnance. Download CIS_bdpm.txt, CIS_COMPO_bdpm.txt and CIS_CPD_bdpm.txt from its site and choose them together; Serment itself downloads nothing.</source>
        <translation>La base de données publique des médicaments (BDPM) complète les noms pendant la frappe d’une ordonnance. Téléchargez CIS_bdpm.txt, CIS_COMPO_bdpm.txt et CIS_CPD_bdpm.txt sur son site et choisissez-les ensemble&#xa0;; Serment lui-même ne télécharge rien.</translation>
    </message>
    <message>
        <source>Lists (*.txt)</source>
        <translation>Listes (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose the files of the public list</source>
        <translation>Choisir les fichiers de la base publique</translation>
    </message>
    <message>
        <source>Taken in: {}.</source>
        <translation>Repris&#xa0;: {}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows made no sense and were left out.</source>
        <translation>
            <numerusform>%Ln ligne incompréhensible a été laissée de côté.</numerusform>
            <numerusform>%Ln lignes incompréhensibles ont été laissées de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not of this list: {}.</source>
        <translation>Ne sont pas de cette base&#xa0;: {}.</translation>
    </message>
    <message>
        <source>Without all three files, substances or narcotics are not told.</source>
        <translation>Sans les trois fichiers, des substances ou des stupéfiants ne sont pas indiqués.</translation>
    </message>
    <message>
        <source>No list: medicines are typed freely.</source>
        <translation>Aucune liste&#xa0;: les médicaments se tapent librement.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln medicines</source>
        <translation>
            <numerusform>%Ln médicament</numerusform>
            <numerusform>%Ln médicaments</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}, list of {day}.</source>
        <translation>{count}, liste du {day}.</translation>
    </message>
</context>
<context>
    <name>OrdonnanceForm</name>
    <message>
        <source>Renew the long-term treatments</source>
        <translation>Renouveler les traitements en cours</translation>
    </message>
    <message>
        <source>Narcotic.</source>
        <translation>Stupéfiant.</translation>
    </message>
    <message>
        <source>Not said yet:</source>
        <translation>Pas encore indiqué&#xa0;:</translation>
    </message>
    <message>
        <source>Remark under the lines</source>
        <translation>Remarque sous les lignes</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Il faut un motif.</translation>
    </message>
    <message>
        <source>Print on secure paper. Doses and duration stand in words; 28 days at most, less for some.</source>
        <translation>À imprimer sur ordonnance sécurisée. Doses et durée y sont en toutes lettres&#xa0;; 28&#xa0;jours au plus, moins pour certains.</translation>
    </message>
    <message>
        <source>your profession</source>
        <translation>votre profession</translation>
    </message>
    <message>
        <source>your RPPS number</source>
        <translation>votre numéro RPPS</translation>
    </message>
    <message>
        <source>the address of the practice</source>
        <translation>l’adresse du cabinet</translation>
    </message>
    <message>
        <source>your phone number</source>
        <translation>votre téléphone</translation>
    </message>
    <message>
        <source>your e-mail address</source>
        <translation>votre adresse électronique</translation>
    </message>
    <message>
        <source>the patient’s sex</source>
        <translation>le sexe du patient</translation>
    </message>
    <message>
        <source>the patient’s birth date</source>
        <translation>la date de naissance du patient</translation>
    </message>
    <message>
        <source>a posology</source>
        <translation>une posologie</translation>
    </message>
    <message>
        <source>a duration or a quantity</source>
        <translation>une durée ou une quantité</translation>
    </message>
    <message>
        <source>Ordonnance</source>
        <translation>Ordonnance</translation>
    </message>
</context>
<context>
    <name>PapersLeaf</name>
    <message>
        <source>No ordonnance to repeat</source>
        <translation>Aucune ordonnance à reprendre</translation>
    </message>
    <message>
        <source>Draft thrown away</source>
        <translation>Brouillon jeté</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
</context>
<context>
    <name>ReceiptsPage</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Save as a table (CSV)…</source>
        <translation>Enregistrer en tableau (CSV)…</translation>
    </message>
    <message>
        <source>No printer.</source>
        <translation>Pas d’imprimante.</translation>
    </message>
    <message>
        <source>Save it as PDF instead.</source>
        <translation>Enregistrez-le plutôt en PDF.</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>L’imprimante ne l’a pas pris.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payments</source>
        <translation>
            <numerusform>%Ln règlement</numerusform>
            <numerusform>%Ln règlements</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the receipts book</source>
        <translation>Enregistrer le livre des recettes</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Not done.</source>
        <translation>Pas fait.</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois-ci</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Le mois dernier</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L’année dernière</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Recettes</translation>
    </message>
</context>
<context>
    <name>RecipientCompletion</name>
    <message>
        <source>Written to before</source>
        <translation>Destinataires précédents</translation>
    </message>
    <message>
        <source>treating GP</source>
        <translation>médecin traitant</translation>
    </message>
</context>
<context>
    <name>ShelfPane</name>
    <message>
        <source>The patient’s copy…</source>
        <translation>Copie pour le patient…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Jeter</translation>
    </message>
    <message>
        <source>Repeat as new</source>
        <translation>Reprendre à la date du jour</translation>
    </message>
    <message>
        <source>Print a duplicate</source>
        <translation>Imprimer un duplicata</translation>
    </message>
    <message>
        <source>How it was paid</source>
        <translation>Mode de règlement</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Réglée</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler ce papier</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Il faut un motif.</translation>
    </message>
    <message>
        <source>Credit {}</source>
        <translation>Avoir {}</translation>
    </message>
    <message>
        <source>Fee note {}</source>
        <translation>Note d’honoraires {}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>{} owed</source>
        <translation>{} dus</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>réglée</translation>
    </message>
    <message>
        <source>What you write for this patient stays here: to print again, repeat or take back.</source>
        <translation>Ce que vous rédigez pour ce patient reste ici&#xa0;: à réimprimer, à reprendre ou à annuler.</translation>
    </message>
    <message>
        <source>Ordonnance</source>
        <translation>Ordonnance</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>No paper yet</source>
        <translation>Aucun papier pour l’instant</translation>
    </message>
    <message>
        <source>Reason (nothing medical)</source>
        <translation>Motif (rien de médical)</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Free form</source>
        <translation>Document libre</translation>
    </message>
    <message>
        <source>Fee note</source>
        <translation>Note d’honoraires</translation>
    </message>
    <message>
        <source>By card</source>
        <translation>Par carte</translation>
    </message>
    <message>
        <source>By cheque</source>
        <translation>Par chèque</translation>
    </message>
    <message>
        <source>In cash</source>
        <translation>En espèces</translation>
    </message>
    <message>
        <source>By transfer</source>
        <translation>Par virement</translation>
    </message>
    <message>
        <source>By a third party</source>
        <translation>En tiers payant</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papiers</translation>
    </message>
</context>
<context>
    <name>SignatureRow</name>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Choisir une image…</translation>
    </message>
    <message>
        <source>Sign by hand</source>
        <translation>Signer à la main</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Images (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose a picture of your signature</source>
        <translation>Choisir une image de votre signature</translation>
    </message>
    <message>
        <source>This picture cannot be read. A PNG or a JPEG can.</source>
        <translation>Cette image est illisible. Une image PNG ou JPEG convient.</translation>
    </message>
</context>
<context>
    <name>_Act</name>
    <message>
        <source>Act</source>
        <translation>Acte</translation>
    </message>
    <message>
        <source>Act: consultation</source>
        <translation>Acte&#xa0;: consultation</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Price of one</source>
        <translation>Prix unitaire</translation>
    </message>
    <message>
        <source>Price: 30,00</source>
        <translation>Prix&#xa0;: 30,00</translation>
    </message>
    <message>
        <source>Remove this act</source>
        <translation>Enlever cet acte</translation>
    </message>
    <message>
        <source>Name the act.</source>
        <translation>Nommez l’acte.</translation>
    </message>
    <message>
        <source>A price in euros: 30,00.</source>
        <translation>Un prix en euros&#xa0;: 30,00.</translation>
    </message>
</context>
</TS>
