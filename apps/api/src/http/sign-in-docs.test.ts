import { readFileSync } from 'node:fs';
import { DEVICE_DAYS, PENDING_MINUTES, tryLimits } from '@beian/accounts/sign-in';
import {
  forbiddenPasswordWords,
  INVITATION_HOURS,
  MAX_SESSIONS,
  passwordBounds,
  REAUTHENTICATED_MINUTES,
  SESSION_HOURS,
  SESSION_IDLE_HOURS,
} from '@beian/domain/staff';
import { expect, test } from 'vitest';

const root = new URL('../../../../', import.meta.url);
const [, section = ''] =
  /\n## Sign-in\n(.*?)\n## /s.exec(readFileSync(new URL('docs/operations.md', root), 'utf8')) ?? [];
const says = (...parts: (string | number)[]) => expect(section.replace(/\s+/g, ' ')).toContain(parts.join(''));

test("the documentation states the limits on guessing and on lockout with the code's numbers (ASVS 6.1.1)", () => {
  const { account, device, address } = tryLimits;
  says(
    'In ',
    account.windowMinutes,
    ' minutes ',
    account.most,
    ' tries of an account are let in, and ',
    address.most,
    ' of an address',
  );
  says(
    'for ',
    account.windowMinutes,
    ' minutes, each time twice as long, up to ',
    account.longestMinutes / 60,
    ' hours',
  );
  says('an address for ', address.longestMinutes, ' minutes');
  says('has signed in within ', DEVICE_DAYS, ' days has ', device.most, ' tries of its own');
});

test('the documentation states the password rules and the forbidden words (ASVS 6.1.2)', () => {
  says(
    'at least ',
    passwordBounds.alone,
    ' characters, with a second factor ',
    passwordBounds.withCode,
    ', at most ',
    passwordBounds.most,
  );
  says(forbiddenPasswordWords.join(', '), '.');
});

test("the documentation states the limits of sessions and the provider's part (ASVS 7.1.1, 7.1.2, 7.1.3)", () => {
  says('end after ', SESSION_IDLE_HOURS, ' hours without use and ', SESSION_HOURS, ' hours in any case');
  says('One person has ', MAX_SESSIONS, ' at most: the next one ends the oldest');
  says(
    'signing out here leaves it, and what ends there ends here at the next sign-in, ',
    SESSION_HOURS,
    ' hours later at most',
  );
  says('it counts ', REAUTHENTICATED_MINUTES, ' minutes');
});

test('every way to sign in is documented with its strength, and there is no other (ASVS 6.1.3, 6.3.4, 6.4.2)', () => {
  const documented = [...section.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, routes = '']) =>
    [...routes.matchAll(/`(?:(?:POST|GET) )?(\/auth\/[\w/-]+)`/g)].map(([, route]) => route),
  );
  const files = ['auth', 'own-account', 'provider'].map((name) =>
    readFileSync(new URL(`apps/api/src/http/${name}.ts`, root), 'utf8'),
  );
  const made = files.flatMap((text) =>
    [...text.matchAll(/app\.(?:get|post)\('(\/auth\/[\w/-]+)'/g)].map(([, route]) => route),
  );
  expect(documented.toSorted()).toEqual(made.toSorted());
  says('an administrator’s link, once, within '.replace('’', "'"), INVITATION_HOURS, ' hours');
  says('within ', PENDING_MINUTES, ' minutes, the authenticator');
});
