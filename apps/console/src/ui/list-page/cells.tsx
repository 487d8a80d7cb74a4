import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDueTime } from '../due.ts';
import { fullTime } from '../time.ts';

/** What is less important than its neighbours. */
export const Faint = ({ children }: { children: ReactNode }) => (
  <Typography.Text type="secondary">{children}</Typography.Text>
);

/** A second line of a cell. */
export const SecondLine = ({ children }: { children: ReactNode }) => (
  <p>
    <Faint>{children}</Faint>
  </p>
);

/** Domains, none of which is broken where it fits on a line. */
export const Domains = ({ of }: { of: readonly string[] }) =>
  of.map((domain) => (
    <span key={domain} style={{ display: 'inline-block', marginInlineEnd: 8 }}>
      {domain}
    </span>
  ));

/** A time as people say it now, with the whole of it as its title; `none` while there is none. */
export function TimeCell({ at, none }: { at: string | null; none: string }) {
  const dueTime = useDueTime();
  return at === null ? (
    <Faint>{none}</Faint>
  ) : (
    <time dateTime={at} title={fullTime(at)}>
      {dueTime(at)}
    </time>
  );
}

/** An order by its number, to its page. */
export const OrderLink = ({ id, number }: { id: string; number: string }) => (
  <Link to={`/orders/${encodeURIComponent(id)}`}>{number}</Link>
);
