"""Search in Korean: text in, index files out, and answers from those files.

The engine knows no site and no knowledge base. Its twin in JavaScript (js/) reads the same files
and gives the same answers; both share their test vectors.

At build time: Entry → kiwi (morphemes) → Analysis → builder → files.
At query time, without Kiwi: files → Store → reading (segments, typos, synonyms) → ranking → Hit.
"""
