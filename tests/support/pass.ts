/** Hands a request on and brings back what is answered, as it is. */
export async function pass(request: Request, address: string): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.delete('host')
  const response = await fetch(address, {
    method: request.method,
    headers,
    ...(request.body ? { body: request.body } : {}),
    redirect: 'manual',
    decompress: false,
  })
  return new Response(response.body, { status: response.status, headers: response.headers })
}
