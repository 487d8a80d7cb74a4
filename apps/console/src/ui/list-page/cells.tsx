import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dueTime } from '../due.ts';
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

/** A time as people say it now, with the whole of it as its title; `none` while there is none. */
export function TimeCell({ at, now, none }: { at: string | null; now: number; none: string }) {
  return at === null ? (
    <Faint>{none}</Faint>
  ) : (
    <time dateTime={at} title={fullTime(at)}>
      {dueTime(at, now)}
    </time>
  );
}

/** An order by its number, to its page. */
export const OrderLink = ({ id, number }: { id: string; number: string }) => (
  <Link to={`/orders/${encodeURIComponent(id)}`}>{number}</Link>
);
