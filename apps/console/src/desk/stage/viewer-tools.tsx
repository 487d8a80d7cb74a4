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
import { Button, type ButtonProps, Descriptions, Flex, Popover, Space } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { keyBinding, keyNames } from '../../ui/key-bindings.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { viewerKeyTexts } from '../../ui/key-texts.ts';
import parts from '../parts.module.css';
import type { Command, Viewer } from './use-viewer.ts';
import { viewerTexts } from './viewer-texts.ts';

export const Toggle = ({ isOn, ...button }: ButtonProps & { readonly isOn: boolean }) => (
  <Button size="small" aria-pressed={isOn} {...button} {...(isOn ? { type: 'default', className: parts.shown } : {})} />
);

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

export function ViewerTools({ viewer }: { viewer: Viewer }) {
  return (
    <Flex align="center" className={parts.end}>
      <output aria-label={t(viewerTexts.zoom)} style={{ minWidth: 44 }}>
        {Math.round(viewer.scale * 100)}%
      </output>
      {tools.map(([command, icon]) => (
        <Button
          key={command}
          type="text"
          size="small"
          icon={icon}
          aria-label={t(viewerKeyTexts[command])}
          aria-keyshortcuts={keyShortcut(`viewer.${command}`)}
          title={`${t(viewerKeyTexts[command])} (${keyShortcut(`viewer.${command}`)})`}
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
    </Flex>
  );
}

function Keys() {
  const names = keyNames.filter((name) => name.startsWith('viewer.'));
  return (
    <section aria-label={t(viewerTexts.keys)} style={{ width: 420, maxWidth: '80vw' }}>
      <Descriptions
        size="small"
        column={2}
        colon={false}
        items={names.map((name) => ({
          key: name,
          label: <KeyCaps name={name} />,
          children: t(keyBinding(name).label),
        }))}
      />
      <p className={parts.faint}>{t(viewerTexts.keysHint)}</p>
    </section>
  );
}

/** The present picture and its versions: one alone, or several in a comparison. */
export function VersionBar({ viewer }: { viewer: Viewer }) {
  const { versions, comparing, mode, shown } = viewer;
  if (versions.length === 0) return null;
  // The order's other materials have their own tabs; here they are listed only for a comparison.
  const listed = versions
    .filter(({ role }) => role !== null || comparing)
    .sort((a, b) => Number(a.role === null) - Number(b.role === null));
  const chips = [
    { id: null, label: t(viewerTexts.now) },
    ...listed.map(({ material, label }) => ({ id: material.id, label })),
  ];
  const isShown = (id: string | null) => shown.some((one) => (one.version?.material.id ?? null) === id);
  return (
    <>
      {listed.length === 0 ? null : (
        <Space.Compact role="group" aria-label={t(viewerTexts.versions)}>
          {chips.map(({ id, label }) => (
            <Toggle key={id} isOn={isShown(id)} onClick={() => viewer.toggle(id)}>
              {label}
            </Toggle>
          ))}
        </Space.Compact>
      )}
      <Toggle
        icon={<DiffOutlined aria-hidden />}
        isOn={comparing}
        aria-keyshortcuts={keyShortcut('viewer.compare')}
        title={t(comparing ? viewerTexts.compareOff : viewerKeyTexts.compare)}
        onClick={viewer.commands.compare}
      >
        {t(viewerKeyTexts.compare)} <KeyHint name="viewer.compare" className={parts.key} />
      </Toggle>
      {comparing ? (
        <Space.Compact role="group" aria-label={t(viewerKeyTexts.compare)}>
          {(['side', 'swipe'] as const).map((one) => (
            <Toggle
              key={one}
              isOn={mode === one}
              aria-keyshortcuts={keyShortcut('viewer.swipe')}
              title={`${t(viewerKeyTexts[one])} (${keyShortcut('viewer.swipe')})`}
              onClick={() => viewer.setMode(one)}
            >
              {t(viewerKeyTexts[one])}
            </Toggle>
          ))}
        </Space.Compact>
      ) : null}
    </>
  );
}
