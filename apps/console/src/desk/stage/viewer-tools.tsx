import {
  ColumnWidthOutlined,
  CompressOutlined,
  DiffOutlined,
  FullscreenOutlined,
  OneToOneOutlined,
  QuestionCircleOutlined,
  RotateLeftOutlined,
  RotateRightOutlined,
  SwapOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button, Popover, Space } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { viewerKeyTexts } from '../../ui/key-texts.ts';
import parts from '../parts.module.css';
import type { Version } from './compare.ts';
import styles from './evidence.module.css';
import { type Command, keyedCommands, keyOf, type Viewer } from './use-viewer.ts';
import { viewerTexts } from './viewer-texts.ts';

const tools: readonly (readonly [Command, ReactNode])[] = [
  ['zoomOut', <ZoomOutOutlined key="icon" aria-hidden />],
  ['zoomIn', <ZoomInOutlined key="icon" aria-hidden />],
  ['fit', <CompressOutlined key="icon" aria-hidden />],
  ['fitWidth', <ColumnWidthOutlined key="icon" aria-hidden />],
  ['actual', <OneToOneOutlined key="icon" aria-hidden />],
  ['rotateLeft', <RotateLeftOutlined key="icon" aria-hidden />],
  ['rotate', <RotateRightOutlined key="icon" aria-hidden />],
  ['flip', <SwapOutlined key="icon" aria-hidden />],
  ['fullScreen', <FullscreenOutlined key="icon" aria-hidden />],
];

/** Tools of the viewer, each with its key. */
export function ViewerTools({ viewer }: { viewer: Viewer }) {
  const t = useT();
  return (
    <div className={styles.looks}>
      <output className={styles.zoom} aria-label={t(viewerTexts.zoom)}>
        {Math.round(viewer.scale * 100)}%
      </output>
      {tools.map(([command, icon]) => (
        <Button
          key={command}
          type="text"
          size="small"
          icon={icon}
          aria-label={t(viewerKeyTexts[command])}
          aria-keyshortcuts={keyOf(command)}
          title={`${t(viewerKeyTexts[command])} (${keyOf(command)})`}
          onClick={() => void viewer.commands[command]()}
        />
      ))}
      <Popover
        trigger="click"
        placement="bottomRight"
        getPopupContainer={(button) => viewer.panel.current ?? button}
        content={<Keys />}
      >
        <Button
          type="text"
          size="small"
          icon={<QuestionCircleOutlined aria-hidden />}
          aria-label={t(viewerTexts.keys)}
          title={t(viewerTexts.keys)}
        />
      </Popover>
    </div>
  );
}

function Keys() {
  const t = useT();
  return (
    <section className={styles.keys} aria-label={t(viewerTexts.keys)}>
      <dl>
        {keyedCommands.map((command) => (
          <div key={command}>
            <dt>
              <kbd className={parts.key}>{keyOf(command)}</kbd>
            </dt>
            <dd>{t(viewerKeyTexts[command])}</dd>
          </div>
        ))}
      </dl>
      <p className={parts.faint}>{t(viewerTexts.keysHint)}</p>
    </section>
  );
}

/** The present picture and its versions: one alone, or several in a comparison. */
export function VersionBar({ viewer }: { viewer: Viewer }) {
  const t = useT();
  const { versions, comparing, mode, shown } = viewer;
  if (versions.length === 0) return null;
  const isShown = (id: string | null) => shown.some((one) => (one.version?.material.id ?? null) === id);
  const chip = (id: string | null, label: string) => (
    <Button
      key={id ?? 'now'}
      size="small"
      {...(isShown(id) ? { className: parts.shown } : {})}
      aria-pressed={isShown(id)}
      onClick={() => viewer.toggle(id)}
    >
      {label}
    </Button>
  );
  const named = (one: Version) => chip(one.material.id, one.label);
  const own = versions.filter((one) => one.role !== null);
  // The order's other materials have their own tabs; here they are listed only for a comparison.
  const others = comparing ? versions.filter((one) => one.role === null) : [];
  return (
    <div className={styles.versions}>
      {own.length + others.length === 0 ? null : (
        <Space.Compact role="group" aria-label={t(viewerTexts.versions)}>
          {chip(null, t(viewerTexts.now))}
          {own.map(named)}
          {others.map(named)}
        </Space.Compact>
      )}
      <Button
        size="small"
        icon={<DiffOutlined aria-hidden />}
        {...(comparing ? { className: parts.shown } : {})}
        aria-pressed={comparing}
        aria-keyshortcuts={keyOf('compare')}
        title={`${t(comparing ? viewerTexts.compareOff : viewerKeyTexts.compare)} (${keyOf('compare')})`}
        onClick={viewer.commands.compare}
      >
        {t(viewerKeyTexts.compare)}{' '}
        <kbd className={parts.key} aria-hidden>
          {keyOf('compare')}
        </kbd>
      </Button>
      {comparing ? (
        <Space.Compact role="group" aria-label={t(viewerKeyTexts.compare)}>
          {(['side', 'swipe'] as const).map((one) => (
            <Button
              key={one}
              size="small"
              {...(mode === one ? { className: parts.shown } : {})}
              aria-pressed={mode === one}
              aria-keyshortcuts={keyOf('swipe')}
              title={`${t(viewerKeyTexts[one])} (${keyOf('swipe')})`}
              onClick={() => viewer.setMode(one)}
            >
              {t(viewerKeyTexts[one])}
            </Button>
          ))}
        </Space.Compact>
      ) : null}
    </div>
  );
}
