/** A form that the authorization server wants back: where to, and the hidden fields it has to bring. */
export interface ServerForm {
  readonly action: string
  readonly hidden: Readonly<Record<string, string>>
}

/**
 * The pages that the authorization server itself shows. Each gives the whole document. The path and the headers of the request are
 * given for its language and colours; the headers of the reply are the pages' guard's to set, as on all other pages.
 */
export interface ServerPages {
  /** Where a device's code is entered: a text field `user_code`. */
  enterDeviceCode(view: {
    readonly request: Request
    readonly form: ServerForm
    /** What a link has filled in, or was typed before. */
    readonly code: string
    readonly mistake: 'code-missing' | 'code-unknown' | undefined
    /** It was tried too often: how long to wait, in milliseconds. */
    readonly waitMs?: number
  }): Promise<string>
  /** The last word before a device is let in. The form as it is says yes; a button `abort=yes` says no. */
  confirmDevice(view: {
    readonly request: Request
    readonly form: ServerForm
    readonly client: string
    readonly code: string
    readonly scopes: readonly string[]
    /** The address that the device asked from. */
    readonly from: string | undefined
  }): Promise<string>
  deviceDone(view: {
    readonly request: Request
    readonly client: string
    readonly outcome: 'connected' | 'denied'
  }): Promise<string>
  /** Whether to sign out. A button `logout=yes` says yes; the form as it is says no. */
  askSignOut(view: { readonly request: Request; readonly form: ServerForm }): Promise<string>
  signedOut(view: { readonly request: Request }): Promise<string>
  /** An authorization that went wrong before it was clear where to go back to. `code` is one of OAuth's error codes. */
  failed(view: { readonly request: Request; readonly code: string; readonly isExpired: boolean }): Promise<string>
}
