"""Where the rules of this folder come from, each as it was seen, so that a rule can name its authority in one word."""

WCAG = "WCAG 2.2, {criterion}, https://www.w3.org/TR/WCAG22/"
F63 = "WCAG technique F63, https://w3c.github.io/wcag/techniques/failures/F63"
LINK_ACT = "W3C ACT rule, https://www.w3.org/WAI/standards-guidelines/act/rules/5effbb/"
GRADE = "GRADE guidelines 26, J Clin Epidemiol 2020;119:126-135, https://doi.org/10.1016/j.jclinepi.2019.10.014"
SAFE_MESSAGING = (
    "Safe messaging: resources beside the mention, "
    "https://communitysuicideprevention.org/element/communication/ensuring-safe-suicide-prevention-messaging/"
)
FDA_COMPOUNDED = (
    "FDA alert of October 2023 on compounded ketamine, as reported: "
    "https://www.drugs.com/news/fda-warns-dangers-compounded-ketamine-psychiatric-115482.html"
)
RISK = "Primer on telling risks, BMC Med Inform Decis Mak 2013;13(S2):S7; IPDAS quality items 6 and 7 (same time, same denominator)"
NHS_STYLE = "NHS digital service manual: sentences of at most 20 words, paragraphs of at most 3 (nhsuk/nhsuk-service-manual on GitHub)"
READING = "SMOG (McLaughlin 1969) and Flesch-Kincaid (Kincaid 1975), formulas: https://pmc.ncbi.nlm.nih.gov/articles/PMC5849699/table/Tab1"
PEMAT = "PEMAT-P, items {items}: https://pmc.ncbi.nlm.nih.gov/articles/PMC5839932/"
IPDAS = "IPDAS 4.0 minimum standards, {items}: https://pmc.ncbi.nlm.nih.gov/articles/PMC6429890/"
GUIDE = "This guide's editorial rules: the shape of a page"
LEDGER = "This guide's evidence rules: a page cites findings and verified sources, and is no surer than they are"
MKDOCS = "Python-Markdown with pymdownx.blocks, as this site is built (mkdocs.yml)"
OWN_ORIGIN = "This site's content security policy: no script, style or frame of a page's own (docs/about/privacy.md)"
GALAXY = "Galaxy training network, bin/lint.rb (GTN:004, GTN:007): cite through the library, never by a raw address"
REDIRECTS = "MkDocs validation of navigation: https://github.com/mkdocs/mkdocs, docs/user-guide/configuration.md"
