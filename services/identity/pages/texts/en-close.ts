/** What is said of closing one's account, in English. */
export const close = {
  title: 'Close this account',
  offer: 'If you no longer want it. You will be told what happens before anything does.',
  begin: 'Close the account…',
  lead: 'For good: this cannot be undone, by you or by us.',
  happens: 'What happens',
  points: [
    'Your name, your e-mail address and your passkeys are erased.',
    'You are signed out everywhere, and every app that acts in your name is shut out within five minutes.',
    'Orders that you have placed stay on record for the books, and still reach you.',
    'You can create a new account with the same address. It will know nothing of this one.',
  ],
  proof: 'Confirm that it is you',
  submit: 'Close the account for good',
  passkey: 'Close it for good with a passkey',
  keep: 'Keep the account',
  doneTitle: 'Your account is closed',
  doneText: 'You are signed out everywhere. A mail to your address says the same.',
}
