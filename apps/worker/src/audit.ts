import { spawn } from 'node:child_process';
import {
  type Head,
  headLine,
  linkAudit,
  loadAuditKey,
  MAX_LINKED_ROWS,
  openHeadsFolder,
  type SigningOptions,
  savePublicKey,
  signHeads,
} from '@beian/audit/chain';
import { scrub } from './log.ts';
import type { WorkerContext } from './worker-context.ts';

/** Timeout of the program that receives a head, ms. */
const COMMAND_TIMEOUT_MS = 30_000;
/** A head is signed at least every 1000 links, so that the proof of one row stays short. */
const LINKS_PER_HEAD = 1000;

/** Links audit rows of both realms and signs heads if a key is set. @throws Error at the start if the key or folder cannot be used */
export function createAuditSealer({ ctx, env, log, test }: WorkerContext): () => Promise<void> {
  const signing = openSigning(env);
  if (signing === undefined)
    log.warn('heads of the audit are not signed: AUDIT_KEY_FILE and AUDIT_HEADS_DIR are not set');
  const contexts = [ctx, ...(test === undefined ? [] : [test.ctx])];
  let isPublicKeySaved = signing === undefined;
  return async () => {
    if (signing !== undefined && !isPublicKeySaved) {
      await savePublicKey(ctx, signing.key);
      isPublicKeySaved = true;
    }
    for (const one of contexts) {
      while ((await linkAudit(one)) === MAX_LINKED_ROWS);
      if (signing === undefined) continue;
      for (const head of await signHeads(one, signing)) {
        log.info({ realm: one.test ? 'test' : 'live' }, 'a head of the audit was signed');
        if (env.AUDIT_HEADS_COMMAND !== undefined)
          await runHeadCommand(env.AUDIT_HEADS_COMMAND, head).catch((error: unknown) =>
            log.error({ why: scrub(error) }, 'a head of the audit was not handed over'),
          );
      }
    }
  };
}

function openSigning({
  AUDIT_KEY_FILE: file,
  AUDIT_HEADS_DIR: dir,
  AUDIT_HEAD_MS: everyMs,
}: WorkerContext['env']): SigningOptions | undefined {
  if (file === undefined || dir === undefined) return undefined;
  const key = loadAuditKey(file);
  return { key, folder: openHeadsFolder(dir, key), everyMs, everyLinks: LINKS_PER_HEAD };
}

/**
 * Runs the program without a shell and without our environment, with the head's line on stdin. @throws Error with the exit code or signal
 */
function runHeadCommand(command: string, head: Head): Promise<void> {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
  const child = spawn(command, [], { stdio: ['pipe', 'ignore', 'ignore'], env, timeout: COMMAND_TIMEOUT_MS });
  // A program that does not read stdin is judged by its exit code only.
  child.stdin.on('error', () => undefined);
  child.stdin.end(headLine(head));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`AUDIT_HEADS_COMMAND ended with ${code ?? signal}`)),
    );
  });
}
