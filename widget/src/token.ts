// What the client may know about its access token: when it ends. The server alone decides whether it is valid.

/** Milliseconds since 1970, 0 when the token does not say. */
export function expiresAt(token: string): number {
  try {
    const [, payload = ''] = token.split('.')
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).exp * 1000 || 0
  } catch {
    return 0
  }
}
