package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"galleria.example/shipping/internal/domain"
)

const columns = `order_id, parcel_id, carrier, status, lines, revision, tracking_number, due_at, updated_at, traceparent, packages, freight`

// row is a parcel as it lies in the table. Moments are milliseconds since 1970.
type row struct {
	parcel         domain.Parcel
	lines          string
	trackingNumber sql.NullString
	dueAt          sql.NullInt64
	updatedAt      int64
	// traceparent is that of the request in which the parcel was last spoken of.
	traceparent sql.NullString
	packages    sql.NullString
	freight     sql.NullString
}

// packageRow is a package as it lies in its column.
type packageRow struct {
	PackageID      string               `json:"packageId"`
	Number         int                  `json:"number"`
	Lines          []domain.Line        `json:"lines"`
	WeightGrams    int                  `json:"weightGrams"`
	Status         domain.PackageStatus `json:"status"`
	TrackingNumber string               `json:"trackingNumber,omitempty"`
	Scans          []scanRow            `json:"scans"`
}

type scanRow struct {
	Status domain.PackageStatus `json:"status"`
	Place  string               `json:"place"`
	At     int64                `json:"at"`
}

// scan reads a row of columns. It returns nil when there is none.
func scan(from *sql.Row) (*domain.Parcel, string, error) {
	var row row
	parcel := &row.parcel
	err := from.Scan(&parcel.OrderID, &parcel.ParcelID, &parcel.Carrier, &parcel.Status, &row.lines, &parcel.Revision,
		&row.trackingNumber, &row.dueAt, &row.updatedAt, &row.traceparent, &row.packages, &row.freight)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", fmt.Errorf("a parcel cannot be read: %w", err)
	}
	parcel.TrackingNumber = row.trackingNumber.String
	parcel.UpdatedAt = moment(row.updatedAt)
	if row.dueAt.Valid {
		parcel.DueAt = moment(row.dueAt.Int64)
	}
	var packages []packageRow
	for _, column := range []struct {
		text string
		into any
	}{{row.lines, &parcel.Lines}, {orNull(row.freight), &parcel.Freight}, {orNull(row.packages), &packages}} {
		if err := json.Unmarshal([]byte(column.text), column.into); err != nil {
			return nil, "", fmt.Errorf("the parcel of order %s cannot be read: %w", parcel.OrderID, err)
		}
	}
	parcel.Packages = fromRows(packages)
	return parcel, row.traceparent.String, nil
}

// values are those of a row, in the order of columns.
func values(parcel *domain.Parcel, traceparent string) ([]any, error) {
	var texts [3]string
	for i, value := range []any{parcel.Lines, parcel.Freight, toRows(parcel.Packages)} {
		text, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("the parcel of order %s cannot be written: %w", parcel.OrderID, err)
		}
		texts[i] = string(text)
	}
	dueAt := sql.NullInt64{Int64: parcel.DueAt.UnixMilli(), Valid: !parcel.DueAt.IsZero()}
	return []any{
		parcel.OrderID, parcel.ParcelID, parcel.Carrier, string(parcel.Status), texts[0], parcel.Revision,
		nullable(parcel.TrackingNumber), dueAt, parcel.UpdatedAt.UnixMilli(), nullable(traceparent), texts[2], texts[1],
	}, nil
}

func fromRows(rows []packageRow) []domain.Package {
	packages := make([]domain.Package, len(rows))
	for i, row := range rows {
		packages[i] = domain.Package{
			PackageID:      row.PackageID,
			Number:         row.Number,
			Lines:          row.Lines,
			WeightGrams:    row.WeightGrams,
			Status:         row.Status,
			TrackingNumber: row.TrackingNumber,
			Scans:          make([]domain.Scan, len(row.Scans)),
		}
		for j, scan := range row.Scans {
			packages[i].Scans[j] = domain.Scan{Status: scan.Status, Place: scan.Place, At: moment(scan.At)}
		}
	}
	return packages
}

func toRows(packages []domain.Package) []packageRow {
	rows := make([]packageRow, len(packages))
	for i, one := range packages {
		rows[i] = packageRow{one.PackageID, one.Number, one.Lines, one.WeightGrams, one.Status, one.TrackingNumber,
			make([]scanRow, len(one.Scans))}
		for j, scan := range one.Scans {
			rows[i].Scans[j] = scanRow{scan.Status, scan.Place, scan.At.UnixMilli()}
		}
	}
	return rows
}

func moment(milliseconds int64) time.Time { return time.UnixMilli(milliseconds).UTC() }

func nullable(text string) sql.NullString { return sql.NullString{String: text, Valid: text != ""} }

func orNull(column sql.NullString) string {
	if column.Valid {
		return column.String
	}
	return "null"
}
