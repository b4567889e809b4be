"""Real invoices: the data set Online Retail (Chen 2015, doi:10.24432/C5BW33, CC BY 4.0)."""

from __future__ import annotations

import csv
import gzip
from datetime import UTC, datetime
from pathlib import Path

from galleria_recommendations.domain.basket import Basket, each_once


def read_invoices(file: Path) -> list[Basket]:
    """The sales in the file, oldest first: no cancellations, nothing given away, and only what has a stock code of five
    digits and perhaps a letter, since postage and bank charges are lines of invoices, too.
    """
    lines: dict[str, list[str]] = {}
    about: dict[str, tuple[float, str | None]] = {}
    with gzip.open(file, "rt", encoding="utf-8", newline="") as text:
        for line in csv.DictReader(text):
            invoice, product = line["InvoiceNo"], line["StockCode"].upper()
            if not invoice.isdigit() or not product[:5].isdigit():
                continue
            if int(line["Quantity"]) <= 0 or float(line["UnitPrice"]) <= 0:
                continue
            if invoice not in about:
                at = datetime.fromisoformat(line["InvoiceDate"]).replace(tzinfo=UTC)
                about[invoice] = (at.timestamp() * 1000, line["CustomerID"] or None)
            lines.setdefault(invoice, []).append(product)
    baskets = [Basket(invoice, about[invoice][0], each_once(of), about[invoice][1]) for invoice, of in lines.items()]
    return sorted(baskets, key=lambda basket: basket.at_ms)
