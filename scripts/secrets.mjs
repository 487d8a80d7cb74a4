import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { knownSecrets } from './lib/known-secrets.mjs';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

/** Our own kinds of secrets, which secretlint does not know: partner keys, webhook secrets, and the keys file. */
const own = [
  { what: 'a key of a partner', pattern: /\bbd_(?:live|test)_[0-9A-Za-z]{38}\b/g },
  { what: 'a secret of a webhook', pattern: /\bwhsec_[A-Za-z0-9+/]{32,}={0,2}/g },
  { what: 'sealing keys', pattern: /"sealing"\s*:\s*\{\s*"current"[^}]{0,200}"keys"\s*:\s*\{[^}]*[A-Za-z0-9+/]{43}=/g },
];

/**
 * Searches every file of a folder for secrets: secretlint's recommended rules (cloud and service keys, private keys, addresses with a
 * password), and our own kinds.
 * @param {string} base
 * @param {typeof knownSecrets} [known]
 * @returns {Promise<{ found: string[], files: number }>} a line for each with place and kind, never the secret itself
 */
export async function findSecrets(base, known = knownSecrets) {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }] };
  /** @type {string[]} */
  const found = [];
  const unseen = new Set(known);
  let files = 0;
  for (const file of sourceFiles(base)) {
    const content = readFileSync(path.join(base, file), 'utf8');
    // Skips binary files, and the list of known secrets itself.
    if (content.includes('\0') || file === 'scripts/lib/known-secrets.mjs') continue;
    files += 1;
    const allowed = known.filter((one) => one.file === file);
    const { messages } = await lintSource({
      source: { content, filePath: file, contentType: 'text' },
      options: { config, noPhysicFilePath: true },
    });
    const all = [
      ...messages.map(({ range, messageId }) => ({ at: range[0], text: content.slice(...range), what: messageId })),
      ...own.flatMap(({ what, pattern }) =>
        [...content.matchAll(pattern)].map((match) => ({ at: match.index, text: match[0], what })),
      ),
    ];
    for (const { at, text, what } of all) {
      const entry = allowed.find((one) => text.includes(one.text) || one.text.includes(text));
      if (entry === undefined) found.push(`${file}:${content.slice(0, at).split('\n').length} ${what}`);
      else unseen.delete(entry);
    }
  }
  for (const { file, why } of unseen)
    found.push(`scripts/lib/known-secrets.mjs: ${file} (${why}) holds no such text any more`);
  return { found, files };
}

/**
 * @param {string} base
 * @returns {Promise<string>} the number of files searched
 * @throws {Failure} that names each place
 */
async function checkSecrets(base) {
  const { found, files } = await findSecrets(base);
  if (found.length > 0)
    throw new Failure(
      `What looks like a secret stands in the sources. A real one: take it out and make a new one. One that was made up for a test: name it in scripts/lib/known-secrets.mjs.\n${found.map((line) => `  ${line}`).join('\n')}`,
    );
  return `${files} files`;
}

if (isMain(import.meta.filename)) await main(async () => void process.stdout.write(`${await checkSecrets(root)}\n`));
