import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { calendarFile, migrate } from '@beian/database/migrate';

export const days = (kind: string, holiday: string, ...dates: string[]) =>
  dates.map((date) => ({ date, kind, holiday }));
const run = (month: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `2027-${month}-${String(from + at).padStart(2, '0')}`);
/** Invented notice for a year without an official one. 1 January 2027 is a Friday. */
export const notice2027 = {
  id: '2027',
  title: '样例：2027年部分节假日安排的通知',
  number: '样例发明电〔2026〕1号',
  published: '2026-12-20',
  url: 'https://notice.example/2027',
  loadedUntil: '2027-12-31',
  days: [
    ...days('off', '元旦', ...run('01', 1, 3)),
    ...days('off', '春节', ...run('02', 5, 11)),
    ...days('work', '春节', '2027-01-31', '2027-02-13'),
    ...days('off', '国庆节', ...run('10', 1, 7)),
  ],
};

/** Of a test database. */
interface Addresses {
  readonly migratorUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
}

/** A program whose calendar file has the notice of 2027; `about` makes its bytes differ. */
export async function upgradeWith2027(db: Addresses, about: string): Promise<void> {
  const file = JSON.parse(readFileSync(calendarFile, 'utf8'));
  const notice = { ...notice2027, number: '样例发明电〔2026〕1号', date: '2026-12-20' };
  file.about = about;
  file.loadedUntil = '2027-12-31';
  file.notices.push(notice);
  file.days.push(...notice2027.days.map((day) => ({ ...day, notice: '2027' })));
  const copy = path.join(mkdtempSync(path.join(os.tmpdir(), 'beian-calendar-')), 'calendar.json');
  writeFileSync(copy, JSON.stringify(file));
  await migrate({
    databaseUrl: db.migratorUrl,
    appUrl: db.appUrl,
    workerUrl: db.workerUrl,
    calendar: pathToFileURL(copy),
  });
}
