import { bureaus } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { PasswordForm } from '@beian/domain/bureau';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { eq, sql } from 'drizzle-orm';

export interface BureauConnectionRow {
  readonly id: string;
  readonly province: string;
  readonly ispId: string;
  readonly userName: string;
  readonly password: string;
  readonly encryption?: { readonly key: string; readonly iv: string };
  /** Whether uploads are encrypted where there is a key; downloads say themselves whether they are. */
  readonly encryptsUploads: boolean;
  readonly wsdl: string;
  /** Null if unknown. */
  readonly statusWsdl: string | null;
  readonly passwordWsdl: string | null;
  readonly passwordForm: PasswordForm;
  /** The bureau has said its last number; otherwise it is asked before the first file. */
  readonly numberKnown: boolean;
  /** Since the database was restored or restarted its numbers agree with the bureau's; otherwise they are compared before the next file. */
  readonly compared: boolean;
  /** Why no call is made over it: stopped by the system, or paused by a person. */
  readonly stopped: BilingualText | null;
}

/** Decrypted secrets by context: a row that did not change is not decrypted again. */
const secretCache = new WeakMap<AppContext, Map<string, { readonly sealed: Buffer; readonly secret: Secret }>>();

interface Secret {
  readonly password: string;
  readonly encryption?: { readonly key: string; readonly iv: string };
}

function openSecret(ctx: AppContext, id: string, sealed: Buffer): Secret {
  const known = secretCache.get(ctx) ?? new Map<string, { sealed: Buffer; secret: Secret }>();
  secretCache.set(ctx, known);
  const before = known.get(id);
  if (before?.sealed.equals(sealed)) return before.secret;
  const secret = ctx.keys.unsealJson<Secret>(`bureaus.secret:${id}`, sealed);
  known.set(id, { sealed, secret });
  return secret;
}

/** Every connection, or only `bureauId`. */
export async function listBureaus(ctx: AppContext, tx: Tx, bureauId?: string): Promise<BureauConnectionRow[]> {
  const { id, province, ispId, userName, encryptsUploads, wsdl, secret, stopped, paused } = bureaus;
  const { statusWsdl, passwordWsdl, passwordForm } = bureaus;
  const lookups = { statusWsdl, passwordWsdl, passwordForm };
  const known = bureaus.numberKnownAt;
  const compared = sql<boolean>`${bureaus.comparedIn} is null or ${bureaus.comparedIn} = app.database_run()`;
  // Asked once per statement: a connection of a database that was restored or promoted counts as stopped before anybody stopped it.
  const hasMoved = sql<boolean>`(select app.has_moved())`;
  const rows = await tx
    .select({
      id,
      province,
      ispId,
      userName,
      encryptsUploads,
      wsdl,
      ...lookups,
      secret,
      stopped,
      paused,
      known,
      compared,
      hasMoved,
    })
    .from(bureaus)
    .where(bureauId === undefined ? undefined : eq(bureaus.id, bureauId));
  return rows.map(({ secret, stopped, paused, known, hasMoved, ...row }) => {
    const shown = {
      ...row,
      numberKnown: known !== null,
      stopped: stopped ?? (paused === null ? (hasMoved ? databaseMoved : null) : pausedByPerson),
    };
    try {
      return { ...shown, ...openSecret(ctx, row.id, secret) };
    } catch {
      // An unreadable account does not stop the other connections.
      return { ...shown, password: '', stopped: shown.stopped ?? accountUnreadable };
    }
  });
}

/** The name and the note of the person are shown on the board only. */
const pausedByPerson = bilingual(
  '连接已由人工暂停，原因见管局看板',
  'A person paused the connection: the board says why',
);

/** Until a worker or the migration stops the connections: `app.find_restore`. */
const databaseMoved = bilingual(
  '数据库已恢复、迁移或由备库升为主库，连接即将停止',
  'The database was restored, moved or promoted: the connections are about to be stopped',
);

/** Shown if the account of a connection cannot be decrypted. */
export const accountUnreadable = bilingual(
  '密码和密钥无法用本机密钥打开。请管理员在“修改连接”中重新填写。',
  'Password and key do not open with the keys of this process. An administrator enters them anew (Change).',
);

/** Stops a connection until a person has checked it; `why` says the reason and what to do. */
export async function stopBureau(tx: Tx, bureauId: string, why: BilingualText): Promise<void> {
  // Once a person has resumed it, counts start at 0.
  const anew = { faults: 0, repairs: 0, retryAt: null };
  await tx
    .update(bureaus)
    .set({ stopped: why, ...anew })
    .where(eq(bureaus.id, bureauId));
}
