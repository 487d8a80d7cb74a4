import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

export const releasesFile = 'scripts/releases.json';

/** @typedef {{ version: string, day: string, commit: string }} Release `day`: YYYY-MM-DD */

/** Releases, the first one first: tags do not come with every clone. @param {string} [base] @returns {[Release, ...Release[]]} */
export const readReleases = (base = root) => JSON.parse(readFileSync(path.join(base, releasesFile), 'utf8'));
