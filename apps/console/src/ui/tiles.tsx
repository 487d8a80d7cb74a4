import { Card, Col, Row, Statistic } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './tiles.module.css';

export const Tiles = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <Row role="list" aria-label={name} gutter={[12, 12]}>
    {children}
  </Row>
);

interface TileProps {
  readonly label: string;
  readonly value: string | number;
  readonly unit?: string;
  /** null: no list has what is counted. */
  readonly to: string | null;
  readonly tone?: 'hot' | 'bad' | undefined;
  /** What the figure means, and how it was before. */
  readonly children: ReactNode;
}

/** A figure with its link: two in a row on a phone, three on a tablet, else all in one. */
export function Tile({ label, value, unit, to, tone, children }: TileProps) {
  const figure = (
    <Statistic
      title={label}
      value={value}
      suffix={unit}
      valueStyle={{ fontWeight: 600, ...(tone === undefined ? {} : { color: `var(--${tone})` }) }}
    />
  );
  return (
    <Col role="listitem" data-tile={label} xs={{ flex: '1 0 50%' }} md={{ flex: '1 0 33%' }} xl={{ flex: '1 0 0' }}>
      <Card size="small" className={styles.tile}>
        {to === null ? (
          figure
        ) : (
          <Link to={to} className={styles.link}>
            {figure}
          </Link>
        )}
        <div className={styles.description}>{children}</div>
      </Card>
    </Col>
  );
}
