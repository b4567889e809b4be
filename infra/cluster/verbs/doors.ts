import { authorityFile } from '../../keys/certificates.ts'
import { ensureDemoAccounts } from '../../keys/demo-accounts.ts'
import type { ClusterStatus } from '../status.ts'
import { columns } from '../table.ts'

/**
 * Where to go in, for whoever has just opened the shop: sign-in, mails, and in development the people to sign in as. For a
 * person's eyes; what it says belongs into no log.
 */
export async function doorsTold(status: ClusterStatus): Promise<string> {
  const { url, mailboxUrl, stage, tls, keys } = status
  const accounts = stage === 'development' ? await ensureDemoAccounts(keys) : []
  return [
    `  sign in  ${url}/session/sign-in`,
    ...(mailboxUrl ? [`  mails    ${mailboxUrl}   (whatever the shop sends ends up here)`] : []),
    ...(accounts.length > 0 ? ['', '  Sign in as one of these; they exist in this copy only:', ''] : []),
    ...columns(accounts.map(({ email, password, roles }) => [email, password, roles.join(', ')])).map(indented),
    ...(tls && stage === 'development' ? trustTold(authorityFile(keys)) : []),
    '',
  ].join('\n')
}

function trustTold(authority: string): string[] {
  return [
    '',
    '  A browser takes the shop for what it is once it trusts this copy’s authority, which is good for localhost alone:',
    '',
    `    ${authority}`,
    '    Chromium: certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n galleria -i <that file>   (or chrome://certificate-manager)',
    '    Firefox:  Settings › Privacy & Security › Certificates › View › Authorities › Import',
    '    curl:     curl --cacert <that file>',
  ]
}

function indented(line: string): string {
  return `  ${line}`
}
