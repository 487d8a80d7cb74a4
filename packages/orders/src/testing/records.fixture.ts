import {
  creditCodeCheckCharacter,
  type FilingRecord,
  organisationCheckCharacter,
  type Principal,
  residentIdCheckCharacter,
} from '@beian/domain';
import { storePublishedRecord } from '../bureau/publish.ts';
import { system, transaction } from '../context.ts';
import type { TestDatabase } from './database.ts';

/** Our id as access provider in tests and in the sandbox. */
export const ISP_ID = '320000000999';

const two = (n: number): string => String(n).padStart(2, '0');

/** Region 320000 is the province itself, which is given to no person; the check character is valid. */
function principal(name: string, n: number, part: 1 | 2, mail: string): Principal {
  const first17 = `32000019${70 + (n % 20)}0${part}${two(1 + (n % 28))}0${two(n)}`;
  return {
    name,
    officePhone: `025-8888${two(n)}0${part}`,
    mobile: `1300000${two(n)}0${part}`,
    email: mail,
    idType: 2,
    idNumber: first17 + residentIdCheckCharacter(first17),
  };
}

function creditCode(n: number): string {
  const eight = `MA0000${two(n)}`;
  const first17 = `91320000${eight}${organisationCheckCharacter(eight)}`;
  return first17 + creditCodeCheckCharacter(first17);
}

interface Row {
  readonly name: string;
  readonly domain: string;
  readonly principals: readonly [string, string];
  readonly sites: readonly string[];
}
const rows: readonly Row[] = [
  {
    name: '测试样例茶业有限公司',
    domain: 'tea-test.example',
    principals: ['王测试', '李测试'],
    sites: ['测试样例茶业'],
  },
  {
    name: '测试样例软件有限公司',
    domain: 'soft-test.example',
    principals: ['张测试', '刘测试'],
    sites: ['测试样例软件'],
  },
  {
    name: '测试样例文化有限公司',
    domain: 'culture-test.example',
    principals: ['陈测试', '杨测试'],
    sites: ['测试样例文化', '测试样例画廊'],
  },
];

/** Three fictitious companies of Jiangsu as the bureau publishes them; the third has two websites. */
export const fictitiousRecords: readonly FilingRecord[] = rows.map((row, index) => recordOf(row, 51 + index));

/** Up to 39 more companies of Jiangsu, each with its own id, number and domain. */
export const moreRecords = (count: number): readonly FilingRecord[] =>
  Array.from({ length: count }, (_, index) => {
    const row = rows[0] as (typeof rows)[number];
    return recordOf({ ...row, domain: `s${61 + index}-${row.domain}` }, 61 + index);
  });

function recordOf(row: (typeof rows)[number], n: number): FilingRecord {
  const filingNumber = `苏ICP备${String(n).padStart(8, '0')}号`;
  const address = `江苏省南京市玄武区测试路${n}号`;
  return {
    subject: {
      // 18 digits, more than a JavaScript number can hold.
      bureauId: `3200000100000000${two(n)}`,
      filingNumber,
      name: row.name,
      nature: 4,
      investor: row.principals[0],
      province: '320000',
      city: '320100',
      county: '320102',
      mailingAddress: address,
      certificateType: 1,
      certificateNumber: creditCode(n),
      certificateAddress: address,
      principal: principal(row.principals[0], n, 1, `owner@${row.domain}`),
    },
    websites: row.sites.map((name, place) => {
      const domain = place === 0 ? row.domain : `gallery-${row.domain}`;
      return {
        bureauId: `32000002000000${two(n)}${two(place)}`,
        filingNumber: `${filingNumber}-${place + 1}`,
        name,
        domains: [{ bureauId: `32000003000000${two(n)}${two(place)}`, providerId: '', name: domain }],
        homeUrl: `www.${domain}`,
        serviceContents: [8],
        languages: [1],
        accesses: [
          {
            bureauId: `32000004000000${two(n)}${two(place)}`,
            ispId: ISP_ID,
            serverLocations: [17],
            accessModes: [3],
            ipRanges: [
              {
                bureauId: `32000005000000${two(n)}${two(place)}`,
                providerId: '',
                first: `192.0.2.${n}`,
                last: `192.0.2.${n}`,
              },
            ],
          },
        ],
        principal: principal(row.principals[1], n, 2, `site@${row.domain}`),
      };
    }),
  };
}

export interface SeededRecord {
  readonly id: string;
  readonly filingNumber: string;
  readonly websiteIds: readonly string[];
}

/**
 * A fictitious company of 天津, whose bureau checks by SMS in every edition: a copy of the first company with another
 * province.
 */
export const pilotRecord: FilingRecord = JSON.parse(
  JSON.stringify(fictitiousRecords[0])
    .replaceAll('苏ICP备', '津ICP备')
    .replace(/"320000(?=0[1-5]0|")/g, '"120000'),
);

/**
 * A fictitious company of 上海, whose bureau photographs with its own app: a copy of the second company with another
 * province.
 */
export const shanghaiRecord: FilingRecord = JSON.parse(
  JSON.stringify(fictitiousRecords[1])
    .replaceAll('苏ICP备', '沪ICP备')
    .replace(/"320000(?=0[1-5]0|")/g, '"310000'),
);

/** Stores the fictitious records as publications of the bureau; by filing number. */
export async function seedRecords(
  db: TestDatabase,
  some: readonly FilingRecord[] = fictitiousRecords,
): Promise<SeededRecord[]> {
  await transaction(db.worker, system('bureau'), async (tx) => {
    for (const record of some) await storePublishedRecord(db.worker, tx, record, ISP_ID);
  });
  return db.query<{ id: string; filingNumber: string; websiteIds: string[] }>(
    `select r.id, r.filing_number as "filingNumber",
       array(select w.id from app.websites w where w.record_id = r.id order by w.filing_number) as "websiteIds"
     from app.records r order by r.filing_number`,
  );
}
