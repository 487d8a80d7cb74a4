import { Tag } from 'antd';
import type { ReactNode } from 'react';
import parts from '../parts.module.css';

/** Colour of the tag of a curtain's, a face check's or an app photo's state; others have none. */
const colours: Readonly<Record<string, string>> = {
  live: 'success',
  DELIVERED: 'success',
  fetched: 'success',
  doubtful: 'warning',
  noAnswer: 'warning',
  notConnected: 'warning',
  REQUESTED: 'warning',
  unavailable: 'warning',
  notLive: 'error',
  notSamePerson: 'error',
  usedBefore: 'error',
  refused: 'error',
  usedUp: 'error',
};

interface StateLineProps {
  readonly name: string;
  /** Null: it has not begun, which `none` says. */
  readonly state: string | null;
  readonly label?: string | undefined;
  readonly none: string;
  /** Sentences; null: there is nothing to say. */
  readonly facts: readonly (string | null)[];
  readonly children?: ReactNode;
}

export const StateLine = ({ name, state, label, none, facts, children }: StateLineProps) => (
  <p className={parts.line}>
    <span className={parts.faint}>{name}</span>
    {state === null ? none : <Tag color={colours[state]}>{label}</Tag>}
    {facts.map((fact) => (fact === null ? null : <span key={fact}>{fact}</span>))}
    {children}
  </p>
);
