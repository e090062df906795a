"""Legal-text analysis for regulatory simplification, in Kyrgyz and Russian.

``audit`` reads a folder of acts and returns a :class:`Report`, ``scan`` does so for drafts; :class:`Store` keeps acts,
searches them and iterates over acts, facts and findings. Records are dictionaries with the fields of the
machine-readable contract.
"""

from jenil._core import JenilError, Report, Store, __version__, analyze, audit, langid, scan

__all__ = ["JenilError", "Report", "Store", "__version__", "analyze", "audit", "langid", "scan"]
