import type { Role } from '@galleria/contracts/access'
import { html } from 'hono/html'
import { field } from '../design/fields.ts'
import { type FormView, hasFailed, hiddenOf, mistakeAt, summaryOf } from '../design/form.ts'
import { icon } from '../design/icons.ts'
import { accountPage, accountPaths, type Look } from '../design/layout.ts'
import { paths } from '../paths.ts'
import { momentIn } from '../texts/texts.ts'

/** What the first page of an account shows. */
export interface AccountHomeView {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly signOutUrl: string
}

/** Who one is here. */
export function accountHomePage(look: Look, { name, email, roles, signOutUrl }: AccountHomeView) {
  const { t } = look
  return accountPage(look, 'home', {
    title: t.account.title,
    content: html`<section class="panel" aria-labelledby="facts">
        <h2 id="facts">${t.account.facts}</h2>
        <dl class="facts">
          <div><dt>${t.name}</dt><dd>${name}</dd></div>
          <div><dt>${t.email}</dt><dd>${email} <span class="badge good">${t.account.verified}</span></dd></div>
          <div><dt>${t.account.roles}</dt><dd>${roles.map((role) => html`<span class="badge">${t.account.role[role]}</span>`)}</dd></div>
        </dl>
      </section>
      <div class="actions">
        <a class="button" href="${look.shop}/orders">${t.account.orders}</a>
        <a class="button" href="${signOutUrl}">${t.account.signOut}</a>
      </div>
      <section class="panel" aria-labelledby="close">
        <h2 id="close">${t.close.title}</h2>
        <p class="soft">${t.close.offer}</p>
        <div class="actions"><a class="button" href="${paths.close}">${t.close.begin}</a></div>
      </section>`,
  })
}

/** A passkey as its owner sees it. Times are epoch milliseconds. */
export interface PasskeyRow {
  readonly id: string
  readonly label: string
  readonly addedAt: number
  readonly usedAt: number | undefined
}

/** What the page of passkeys shows. */
export interface PasskeysView {
  readonly form: FormView<'label'>
  readonly passkeys: readonly PasskeyRow[]
  readonly isFull: boolean
  readonly notice: 'added' | 'removed' | 'confirmed' | undefined
  /** Where to prove anew who one is. */
  readonly confirm: string
  /** Whether that was done of late: what nobody may send yet is not asked for, so that nothing typed is lost. */
  readonly isProved: boolean
}

/** One's passkeys. */
export function passkeysPage(look: Look, view: PasskeysView) {
  const { form, passkeys, isFull, notice } = view
  const { t, locale } = look
  const notices = { added: t.passkeys.addedNotice, removed: t.passkeys.removedNotice, confirmed: t.confirm.done }
  const row = ({ id, label, addedAt, usedAt }: PasskeyRow) => html`<li>
    <div class="what">
      <p><strong>${label}</strong></p>
      <p class="soft">${t.passkeys.added(momentIn(locale, addedAt))}</p>
      <p class="soft">${usedAt === undefined ? t.passkeys.neverUsed : t.passkeys.used(momentIn(locale, usedAt))}</p>
    </div>
    <form method="post" action="${accountPaths.passkeys}/remove">
      ${hiddenOf(form)}
      <button class="button small" name="id" value="${id}" aria-label="${t.passkeys.removeOne(label)}">${t.passkeys.remove}</button>
    </form>
  </li>`
  return accountPage(look, 'passkeys', {
    title: t.passkeys.title,
    lead: t.passkeys.lead,
    failed: hasFailed(form),
    scripted: true,
    content: html`${notice ? html`<p class="notice good" role="status">${notices[notice]}</p>` : ''}
      ${summaryOf(t, form)}
      ${passkeys.length === 0 ? html`<p class="notice">${t.passkeys.none}</p>` : html`<ul class="panel rows">${passkeys.map(row)}</ul>`}
      ${isFull ? html`<p class="notice warning">${t.passkeys.full}</p>` : addForm(look, view)}`,
  })
}

function addForm({ t }: Look, { form, confirm, isProved }: PasskeysView) {
  if (!isProved)
    return html`<section class="panel" aria-labelledby="add">
      <h2 id="add">${t.passkeys.add}</h2>
      <p class="soft">${t.confirm.lead}</p>
      <div class="actions"><a class="button primary" href="${confirm}">${t.confirm.title}</a></div>
    </section>`
  return html`<p class="notice" data-unless-passkeys>${t.passkeys.unsupported}</p>
    <form class="panel" method="post" action="${accountPaths.passkeys}" data-passkey="create" data-confirm="${confirm}" novalidate hidden>
      ${hiddenOf(form)}
      <input type="hidden" name="credential" />
      ${field({
        name: 'label',
        label: t.passkeys.label,
        hint: t.passkeys.labelHint,
        value: form.values.label,
        autocomplete: 'off',
        error: mistakeAt(t, form, 'label'),
        maxLength: 60,
      })}
      <p class="problems" role="alert" hidden>${t.passkeys.failed}</p>
      <div class="actions"><button class="button primary">${icon('key')}${t.passkeys.add}</button></div>
    </form>`
}

/** A session as its owner sees it. Times are epoch milliseconds. */
export interface SessionRow {
  readonly id: string
  /** A browser's name, or those of the apps. */
  readonly device: string | undefined
  /** The network address that it was signed in from. */
  readonly address: string | undefined
  readonly signedInAt: number
  readonly seenAt: number | undefined
  readonly isCurrent: boolean
}

/** What the page of sessions shows. */
export interface SessionsView {
  readonly form: Pick<FormView, 'csrf'>
  readonly sessions: readonly SessionRow[]
  readonly notice: 'ended' | 'confirmed' | undefined
}

/** Where one is signed in. */
export function sessionsPage(look: Look, { form, sessions, notice }: SessionsView) {
  const { t, locale } = look
  const row = ({ id, device, address, signedInAt, seenAt, isCurrent }: SessionRow) => {
    const name = device ?? t.sessions.unknownDevice
    return html`<li>
      <div class="what">
        <p><strong>${name}</strong> ${isCurrent ? html`<span class="badge good">${t.sessions.current}</span>` : ''}</p>
        <p class="soft">${t.sessions.since(momentIn(locale, signedInAt))}${address ? t.sessions.from(address) : ''}</p>
        ${seenAt === undefined ? '' : html`<p class="soft">${t.sessions.seen(momentIn(locale, seenAt))}</p>`}
      </div>
      <form method="post" action="${accountPaths.sessions}/end">
        ${hiddenOf(form)}
        <button class="button small" name="id" value="${id}" aria-label="${t.sessions.endOne(name)}">${t.sessions.end}</button>
      </form>
    </li>`
  }
  return accountPage(look, 'sessions', {
    title: t.sessions.title,
    lead: t.sessions.lead,
    content: html`${notice ? html`<p class="notice good" role="status">${notice === 'ended' ? t.sessions.endedNotice : t.confirm.done}</p>` : ''}
      <ul class="panel rows">${sessions.map(row)}</ul>
      <section class="panel" aria-labelledby="everywhere">
        <h2 id="everywhere">${t.sessions.everywhereTitle}</h2>
        <p class="soft">${t.sessions.everywhereText}</p>
        <form method="post" action="${accountPaths.sessions}/end-all">
          ${hiddenOf(form)}
          <div class="actions"><button class="button">${t.sessions.everywhere}</button></div>
        </form>
      </section>`,
  })
}
