package bus

import "testing"

func TestABrokerThatDoesNotKeepToItsPermissionsIsKnown(t *testing.T) {
	for version, wanted := range map[string]bool{
		"2.9.25": false, "2.10.26": false, "2.10.27": true, "2.11.14": false, "2.11.15": true, "2.12.5": false, "2.12.6": true,
		"2.13.0": true, "3.0.0": true, "2.12.7-preview": true, "": false,
	} {
		if enforcesPermissions(version) != wanted {
			t.Errorf("%q: %v", version, !wanted)
		}
	}
}
