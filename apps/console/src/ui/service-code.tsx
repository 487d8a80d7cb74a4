import { Descriptions, Typography } from 'antd';
import { t } from '../app/providers/i18n.ts';
import { serviceCodeTexts as texts } from './service-code-texts.ts';
import { fullTime } from './time.ts';

/** What the cloud says of the code of an order; accounts are ids of the cloud. */
export interface ServiceCodeSays {
  readonly stateLabel: string | null;
  readonly problems: readonly string[];
  readonly owner: string | null;
  readonly grantedTo: string | null;
  readonly serverId: string | null;
  readonly paidUntil: string | null;
  readonly publicIps: readonly string[];
  readonly placesLeft: number | null;
}

/** The server behind a service code, and why the code cannot be used. */
export function ServiceCodeFacts({ code }: { readonly code: ServiceCodeSays }) {
  const rows = [
    [texts.state, code.stateLabel],
    [texts.server, code.serverId],
    [texts.until, code.paidUntil === null ? null : fullTime(code.paidUntil)],
    [texts.ips, code.publicIps.join(' ')],
    [texts.places, code.placesLeft],
    [texts.owner, code.owner],
    [texts.grantedTo, code.grantedTo],
  ] as const;
  const items = rows
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => ({ key: label.en, label: t(label), children: value }));
  return (
    <>
      {code.problems.map((problem) => (
        <Typography.Text key={problem} type="danger">
          {problem}
        </Typography.Text>
      ))}
      {items.length === 0 ? null : <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />}
    </>
  );
}
