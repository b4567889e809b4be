package service

import (
	"errors"
	"net/url"
	"regexp"
	"slices"

	"galleria.example/chassis/config"
)

// Settings are what the chassis itself reads from the environment.
type Settings struct {
	NatsURL         string
	NatsSeedFile    string
	NatsCAFile      string
	NatsCertFile    string
	NatsKeyFile     string
	CallerKeyFile   string
	CallerKeysFile  string
	TokenIssuer     string
	ContractsDir    string
	DataDir         string
	Instance        string
	Host            string
	AdminPort       int
	LogLevel        string
	OTLPEndpoint    string
	FailPointsAllow bool
}

var (
	logLevels      = []string{"debug", "info", "warn", "error", "silent"}
	instanceFormat = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)
)

// readSettings fails with one error that names every variable that is wrong.
func readSettings(environment config.Environment) (Settings, error) {
	read := config.Read(environment)
	settings := Settings{
		NatsURL:         read.Matching("NATS_URL", "", "the broker, as nats://127.0.0.1:4222", isBroker),
		NatsSeedFile:    read.Text("NATS_NKEY_SEED_FILE", "", "the file with the key that tells the broker who this is"),
		NatsCAFile:      read.Text("NATS_CA_FILE", "", "the authority whose word counts for the broker being the broker"),
		NatsCertFile:    read.Text("NATS_CERT_FILE", "", "the certificate that it shows the broker"),
		NatsKeyFile:     read.Text("NATS_KEY_FILE", "", "the private key of that certificate"),
		CallerKeyFile:   read.Text("CALLER_KEY_FILE", "", "the file with the key that it signs its asks with"),
		CallerKeysFile:  read.Text("CALLER_KEYS_FILE", "", "the public keys of those who may ask it"),
		TokenIssuer:     read.Matching("TOKEN_ISSUER", "http://localhost:8085", "the identity server's name for itself", isURL),
		ContractsDir:    read.Text("CONTRACTS_DIR", "", "the folder of the contracts, exported to JSON Schema"),
		DataDir:         read.Text("DATA_DIR", ".galleria/data", "where its store is kept"),
		Instance:        read.Matching("INSTANCE", "", "tells replicas apart, as shipping-1", isInstance),
		Host:            read.Text("HOST", "127.0.0.1", "the address it listens on"),
		AdminPort:       int(read.Number("ADMIN_PORT", 0, 0, 65_535, "health and metrics; 0 takes any free port")),
		LogLevel:        read.Matching("LOG_LEVEL", "info", "the least level that is written", isLogLevel),
		OTLPEndpoint:    read.Matching("OTEL_EXPORTER_OTLP_ENDPOINT", "", "where traces are sent", isURL),
		FailPointsAllow: environment["FAIL_POINTS"] == "allowed",
	}
	if settings.NatsURL == "" {
		read.Complain("NATS_URL", "the broker, as nats://127.0.0.1:4222", errors.New("is missing"))
	}
	if settings.ContractsDir == "" {
		read.Complain("CONTRACTS_DIR", "the folder of the contracts", errors.New("is missing"))
	}
	tls := []bool{settings.NatsCAFile != "", settings.NatsCertFile != "", settings.NatsKeyFile != ""}
	// Some of them would be a connection without TLS where one was wanted.
	if slices.Contains(tls, true) && slices.Contains(tls, false) {
		read.Complain("NATS_CA_FILE", "TLS", errors.New("NATS_CA_FILE, NATS_CERT_FILE and NATS_KEY_FILE go together"))
	}
	return settings, read.Err()
}

func isBroker(value string) error {
	address, err := url.Parse(value)
	if err != nil || (address.Scheme != "nats" && address.Scheme != "tls") {
		return errors.New("must begin with nats:// or tls://")
	}
	return nil
}

func isURL(value string) error {
	address, err := url.Parse(value)
	if err != nil || address.Scheme == "" || address.Host == "" {
		return errors.New("must be a URL")
	}
	return nil
}

func isInstance(value string) error {
	if !instanceFormat.MatchString(value) {
		return errors.New("must be 1 to 40 lower-case letters, digits and hyphens")
	}
	return nil
}

func isLogLevel(value string) error {
	if !slices.Contains(logLevels, value) {
		return errors.New("must be debug, info, warn, error or silent")
	}
	return nil
}
