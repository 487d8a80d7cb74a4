// Tells the sandbox which edition the desk runs under.
import { Failure } from './failure.mjs';

/** As the seed `edition` says them. @typedef {{ ministry: { windowMs: number, [name: string]: unknown }, bureaus: object }} Authorities */

/**
 * Lets the sandbox's ministry and bureaus act by the edition of the desk, as the real ones do by the rules of the day.
 * @param {string} sandboxUrl
 * @param {Authorities} authorities
 * @param {boolean} [isWindowSet] the settings name the time to answer
 */
export async function tellSandbox(sandboxUrl, { ministry: { windowMs, ...ministry }, bureaus }, isWindowSet = false) {
  const told = {
    ministry: isWindowSet ? ministry : { ...ministry, windowMs },
    faults: { province: 'all', ...bureaus },
  };
  for (const [what, body] of Object.entries(told)) {
    const answer = await fetch(`${sandboxUrl}/control/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Failure(`The sandbox answers ${answer.status} to ${what}`, await answer.text());
  }
}
