import {
  CompressOutlined,
  ExpandOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { bytesText, fullTime } from '../../common/time.ts';
import { type Key, useT } from '../../providers/i18n.ts';
import { Empty } from '../../shell/states.tsx';
import type { Item, Verdict } from '../documents.ts';
import styles from './evidence.module.css';
import { Findings, NowValues } from './item-row.tsx';
import type { Viewer } from './use-viewer.ts';

interface EvidenceProps {
  readonly viewer: Viewer;
  readonly items: readonly Item[];
  readonly focused: Item | undefined;
  readonly verdictOf: (item: Item) => Verdict | null;
}

interface Tool {
  readonly label: Key;
  readonly icon: ReactNode;
  readonly act: () => void;
}

/** The image itself is never dimmed or tinted; dragging moves it, the wheel zooms. */
function Stage({ viewer }: { viewer: Viewer }) {
  const t = useT();
  const { material, look } = viewer;
  const [failed, setFailed] = useState<string>();
  const drag = useRef<{ x: number; y: number } | undefined>(undefined);
  if (material === undefined) return null;
  return (
    <section
      className={styles.stage}
      aria-label={t('viewer.stage', { label: material.label })}
      onPointerDown={(event) => {
        drag.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (drag.current === undefined) return;
        viewer.pan(event.clientX - drag.current.x, event.clientY - drag.current.y);
        drag.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerUp={() => {
        drag.current = undefined;
      }}
      onWheel={(event) => {
        if (event.ctrlKey || event.metaKey || document.fullscreenElement) viewer.zoomBy(event.deltaY < 0 ? 1 : -1);
      }}
    >
      {failed === material.id ? (
        <p role="alert">{t('viewer.failed')}</p>
      ) : (
        <img
          key={material.id}
          src={material.url}
          alt={material.label}
          draggable={false}
          onError={() => setFailed(material.id)}
          style={{ transform: `translate(${look.x}px, ${look.y}px) rotate(${look.turn}deg) scale(${look.zoom})` }}
        />
      )}
    </section>
  );
}

/** The focused field again, beside its proof. */
function FocusedField({ item }: { item: Item }) {
  const t = useT();
  return (
    <section className={styles.field} aria-label={item.label}>
      <h3>{item.label}</h3>
      {item.group === 'material' ? null : (
        <dl>
          <dt>{t('items.now')}</dt>
          <dd>
            <NowValues item={item} />
          </dd>
          <dt>{t('items.registered')}</dt>
          <dd className={styles.faint}>{item.registered?.join(t('common.and')) ?? t('common.none')}</dd>
        </dl>
      )}
      {item.findings.length > 0 || item.checking ? <Findings {...item} /> : null}
      {item.findings
        .filter((finding) => finding.outcome !== 'pass' && finding.suggestion !== null)
        .map((finding) => (
          <p key={finding.ruleId} className={styles.faint}>
            {finding.suggestion}
          </p>
        ))}
    </section>
  );
}

const marks = { pass: '✓', return: '×' } as const;

/** The pictures of the order, one on the stage; the panel below names the field that it proves. */
export function Evidence({ viewer, items, focused, verdictOf }: EvidenceProps) {
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  const { materials, material, look } = viewer;
  if (material === undefined) {
    return (
      <section className={styles.panel} aria-label={t('viewer.title')}>
        <Empty title={t('viewer.empty')} hint={t('viewer.emptyHint')} />
        {focused === undefined ? null : <FocusedField item={focused} />}
      </section>
    );
  }
  const fullScreen = () =>
    void (document.fullscreenElement === null ? panel.current?.requestFullscreen() : document.exitFullscreen());
  const tools: readonly Tool[] = [
    { label: 'viewer.zoomOut', icon: <ZoomOutOutlined />, act: () => viewer.zoomBy(-1) },
    { label: 'viewer.zoomIn', icon: <ZoomInOutlined />, act: () => viewer.zoomBy(1) },
    { label: 'viewer.fit', icon: <CompressOutlined />, act: viewer.fit },
    { label: 'viewer.rotate', icon: <RotateRightOutlined />, act: viewer.rotate },
    { label: 'viewer.fullScreen', icon: <ExpandOutlined />, act: fullScreen },
  ];
  const verdictFor = (id: string) => {
    const item = items.find((one) => one.material?.id === id);
    return item === undefined ? null : verdictOf(item);
  };
  return (
    <section className={styles.panel} aria-label={t('viewer.title')} ref={panel}>
      <ul className={styles.list} aria-label={t('viewer.list')}>
        {materials.map((one) => {
          const verdict = verdictFor(one.id);
          return (
            <li key={one.id}>
              <button type="button" aria-pressed={one.id === material.id} onClick={() => viewer.pick(one.id)}>
                <span aria-hidden className={verdict === null ? styles.faint : styles[verdict]}>
                  {verdict === null ? '–' : marks[verdict]}
                </span>{' '}
                {one.label}
              </button>
            </li>
          );
        })}
        {materials.length > 1 ? (
          <li className={styles.next} aria-hidden>
            <kbd>E</kbd> {t('viewer.next')}
          </li>
        ) : null}
      </ul>
      <div className={styles.tools}>
        <span className={styles.faint}>
          {t('viewer.meta', { size: bytesText(material.bytes), width: material.width, height: material.height })}
          {' · '}
          {t('viewer.uploaded', { at: fullTime(material.createdAt) })}
        </span>
        <span className={styles.zoom}>{Math.round(look.zoom * 100)}%</span>
        {tools.map((tool) => (
          <Button
            key={tool.label}
            type="text"
            size="small"
            icon={tool.icon}
            aria-label={t(tool.label)}
            title={t(tool.label)}
            onClick={tool.act}
          />
        ))}
      </div>
      <Stage viewer={viewer} />
      {focused === undefined ? null : <FocusedField item={focused} />}
    </section>
  );
}
