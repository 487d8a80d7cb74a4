import { post } from '../../app/providers/client.ts';
import { getLanguage, translate } from '../../app/providers/i18n.ts';
import { signInErrorTexts } from '../../app/providers/texts.ts';

/** Answer of an `/auth` endpoint; a refusal carries the API's sentence. */
export type AuthResult<T> = { readonly ok: true; readonly body: T } | AuthRefusal;
export interface AuthRefusal {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

export async function postAuth<T = null>(path: string, body: object = {}): Promise<AuthResult<T>> {
  const answer = await post(path, body).catch(() => undefined);
  const responseBody = await answer?.json().catch(() => null);
  if (answer?.ok) return { ok: true, body: responseBody as T };
  const [reason] =
    (responseBody as { reasons?: { message: string; suggestion?: string }[] } | null | undefined)?.reasons ?? [];
  const message = reason
    ? `${reason.message}。${reason.suggestion ?? ''}`
    : translate(getLanguage(), signInErrorTexts.unreachable);
  return {
    ok: false,
    code: (responseBody as { code?: string } | null)?.code ?? 'OFFLINE',
    message: getLanguage() === 'en' ? message.replace('。', '. ') : message,
  };
}
