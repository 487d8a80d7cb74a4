import { post } from '../providers/client.ts';
import { getLanguage, say } from '../providers/i18n.ts';

/** What a door of `/auth` answers; a refusal with the API's own sentence. */
export type Answered<T> = { readonly ok: true; readonly body: T } | Refused;
export interface Refused {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
}

export async function door<T = null>(path: string, body: object = {}): Promise<Answered<T>> {
  const answer = await post(path, body).catch(() => undefined);
  const said = await answer?.json().catch(() => null);
  if (answer?.ok) return { ok: true, body: said as T };
  const [reason] = (said as { reasons?: { message: string; suggestion?: string }[] } | null | undefined)?.reasons ?? [];
  const message = reason ? `${reason.message}。${reason.suggestion ?? ''}` : say(getLanguage(), 'signIn.unreachable');
  return {
    ok: false,
    code: (said as { code?: string } | null)?.code ?? 'OFFLINE',
    message: getLanguage() === 'en' ? message.replace('。', '. ') : message,
  };
}
