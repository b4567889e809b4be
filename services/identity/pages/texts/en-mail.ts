/** What mails say, in English. */
export const mail = {
  hello: 'Hello,',
  bye: 'Galleria',
  ignore: 'If this was not you, there is nothing to do: without the link nothing happens.',
  good: (minutes: number) =>
    minutes >= 120
      ? `The link is good for ${Math.round(minutes / 60)} hours.`
      : `The link is good for ${minutes} minutes.`,
  verifySubject: 'Confirm your e-mail address',
  verifyText: 'Open this link to confirm your address and finish your account:',
  verifyButton: 'Confirm my address',
  knownSubject: 'You have an account already',
  knownText:
    'Somebody, perhaps you, has tried to create an account with this address. You have one already. If you have forgotten its password, choose a new one here:',
  knownButton: 'Choose a new password',
  resetSubject: 'Choose a new password',
  resetText: 'Open this link to choose a new password:',
  resetButton: 'Choose a new password',
  unknownSubject: 'There is no account for this address',
  unknownText:
    'Somebody, perhaps you, has asked for a new password for this address. There is no account for it. If you want one, create it here:',
  unknownButton: 'Create an account',
  changedSubject: 'Your password was changed',
  changedText:
    'The password of your account was changed, and other devices were signed out. If this was not you, choose a new one at once:',
  changedButton: 'Choose a new password',
  passkeySubject: 'A passkey was added to your account',
  passkeyText: 'From now on it can be used to sign in. If this was not you, remove it and change your password:',
  passkeyButton: 'Look at my passkeys',
  closedSubject: 'Your account is closed',
  closedText:
    'Your account is closed, and cannot be opened again: name, e-mail address and passkeys are erased, and you are signed out everywhere. Orders stay on record for the books. If you want to come back, create a new account here:',
  closedButton: 'Create an account',
}
