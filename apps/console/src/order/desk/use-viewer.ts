import { type RefObject, useEffect, useRef, useState } from 'react';
import { keyNames, keyRow } from '../../common/key-rows.ts';
import type { KeyMap } from '../../common/use-keys.ts';
import type { Item, Material } from '../documents.ts';
import { firstChosen, toggled, type Version, versionsOf } from './compare.ts';
import {
  columnsFor,
  fitOf,
  inSight,
  type Look,
  lying,
  type Point,
  paneOf,
  type Size,
  type Turn,
  upright,
  whole,
  widthZoom,
  within,
  zoomAt,
} from './look.ts';
import { evidenceFor } from './rows.ts';

export type CompareMode = 'side' | 'swipe';

/** A picture on the stage; `version` null: the one under review. */
export interface Shown {
  readonly material: Material;
  readonly version: Version | null;
}

/** How far a key moves the picture, pixels; and the line of the swipe, parts of the whole. */
const STEP = 60;
const SWIPE_STEP = 0.05;
const ZOOM_STEP = 1.25;
const middle: Point = { x: 0, y: 0 };

/** Which pictures are on the stage, and how. The stage follows the focused item; a picture that is picked stays until the next one. */
export function useViewer(items: readonly Item[], focused: Item | undefined, preset: boolean) {
  const panel = useRef<HTMLElement>(null);
  const materials = items.flatMap((item) => (item.material === null ? [] : [item.material]));
  const [id, setId] = useState<string | null>(null);
  const [alone, setAlone] = useState<string | null>(null);
  const [look, setLook] = useState<Look>(whole);
  const [turns, setTurns] = useState<Readonly<Record<string, Turn>>>({});
  const [stage, setStage] = useState<Size>({ width: 600, height: 400 });
  // Undefined: as the task asks, which is beside each other where a photo is reviewed.
  const [comparing, setComparing] = useState<boolean>();
  const [mode, setMode] = useState<CompareMode>('side');
  const [chosen, setChosen] = useState<readonly string[]>();
  const [active, setActive] = useState(0);
  const [split, setSplit] = useState(0.5);

  /** What proves the focused item. */
  const proving = () => {
    const kinds = materials.map((one) => one.kind);
    const kind = focused === undefined ? null : evidenceFor(focused, kinds);
    return materials.find((one) => one.kind === kind);
  };
  // One that was taken off the order meanwhile is not looked for.
  const material = materials.find((one) => one.id === id) ?? proving() ?? materials[0];
  const versions = material === undefined ? [] : versionsOf(material, items);
  const compare = versions.length > 0 && (comparing ?? (preset && material?.kind === 'FACE_PHOTO'));
  const picked = (chosen ?? firstChosen(versions)).slice(0, mode === 'swipe' ? 1 : undefined);
  const shown: Shown[] = [];
  const single = versions.find((one) => one.material.id === alone);
  if (material !== undefined && (compare || single === undefined)) shown.push({ material, version: null });
  if (!compare && single !== undefined) shown.push({ material: single.material, version: single });
  if (compare) {
    for (const version of versions) {
      if (picked.includes(version.material.id)) shown.push({ material: version.material, version });
    }
  }
  const turnOf = (one: Material | undefined): Turn => turns[one?.id ?? ''] ?? upright;
  const lead = (mode === 'swipe' ? undefined : shown[active]) ?? shown[0];
  const columns =
    mode === 'swipe' || lead === undefined
      ? 1
      : columnsFor(shown.length, stage, lying(lead.material, turnOf(lead.material)));
  const pane = mode === 'swipe' && compare ? stage : paneOf(Math.max(1, shown.length), columns, stage);
  const fitFor = (one: Material) => fitOf(one, turnOf(one), pane);
  const fit = lead === undefined ? 1 : fitFor(lead.material);

  const move = (next: (now: Look) => Look) =>
    setLook((now) => (lead === undefined ? now : inSight(next(now), lead.material, turnOf(lead.material), pane)));
  const zoomTo = (zoom: number, at = middle) => move((now) => zoomAt(now, within(zoom, fit), at));
  const zoomTimes = (times: number, at = middle) => move((now) => zoomAt(now, within(now.zoom * times, fit), at));
  const show = (next: string | undefined) => {
    if (next === undefined || (next === material?.id && id !== null)) return;
    setId(next);
    setAlone(null);
    setChosen(undefined);
    setActive(0);
    setLook(whole);
  };
  const step = (by: 1 | -1) => {
    const at = materials.findIndex((one) => one.id === material?.id);
    show(materials[(at + by + materials.length) % Math.max(1, materials.length)]?.id);
  };
  const turn = (change: (now: Turn) => Turn) => {
    if (lead === undefined) return;
    setTurns({ ...turns, [lead.material.id]: change(turnOf(lead.material)) });
  };
  const rotate = (by: 90 | 270) => {
    turn((now) => ({ ...now, degrees: ((now.degrees + by) % 360) as Turn['degrees'] }));
    setLook(whole);
  };
  /** The next of now, last returned, registered; none of the order's other materials. */
  const nextVersion = () => {
    const roles = versions.filter((one) => one.role !== null).map((one) => one.material.id);
    const at = alone === null ? -1 : roles.indexOf(alone);
    setComparing(false);
    setAlone(roles[at + 1] ?? null);
  };
  const fullScreen = () => {
    const done = document.fullscreenElement === null ? panel.current?.requestFullscreen() : document.exitFullscreen();
    // A browser may refuse: the picture stays as large as it is.
    done?.catch(() => undefined);
  };

  const follow = useRef<() => void>(() => undefined);
  follow.current = () => show(proving()?.id);
  const focusedKey = focused?.key;
  useEffect(() => {
    if (focusedKey !== undefined) follow.current();
  }, [focusedKey]);

  const pan = (dx: number, dy: number) => move((now) => ({ ...now, x: now.x + dx, y: now.y + dy }));
  const commands = {
    next: () => step(1),
    previous: () => step(-1),
    zoomIn: () => zoomTimes(ZOOM_STEP),
    zoomOut: () => zoomTimes(1 / ZOOM_STEP),
    fit: () => setLook(whole),
    fitWidth: () =>
      lead !== undefined && setLook({ ...whole, zoom: widthZoom(lead.material, turnOf(lead.material), pane) }),
    actual: () => zoomTo(1 / fit),
    rotate: () => rotate(90),
    rotateLeft: () => rotate(270),
    flip: () => turn((now) => ({ ...now, flipped: !now.flipped })),
    fullScreen,
    compare: () => {
      setComparing(!compare);
      setLook(whole);
    },
    swipe: () => {
      if (compare) setMode(mode === 'side' ? 'swipe' : 'side');
    },
    version: nextVersion,
    splitLeft: () => setSplit((now) => Math.max(0, now - SWIPE_STEP)),
    splitRight: () => setSplit((now) => Math.min(1, now + SWIPE_STEP)),
    panLeft: () => pan(STEP, 0),
    panRight: () => pan(-STEP, 0),
    panUp: () => pan(0, STEP),
    panDown: () => pan(0, -STEP),
  };
  return {
    panel: panel as RefObject<HTMLElement>,
    materials,
    material,
    versions,
    shown,
    columns,
    pane,
    look,
    /** Share of the picture's own size in which it is seen. */
    scale: fit * look.zoom,
    fitFor,
    turnOf,
    comparing: compare,
    mode,
    split,
    active: compare && mode === 'side' ? active : 0,
    commands,
    /** By hand: the one under review, also where another version of it was on the stage. */
    pick: (next: string) => {
      show(next);
      setAlone(null);
    },
    pan,
    zoomTimes,
    zoomTo: (scale: number, at: Point) => zoomTo(scale / fit, at),
    isWhole: look.zoom === 1,
    measure: setStage,
    setActive,
    setSplit,
    setMode,
    /** One alone, or in a comparison in or out of it. Null: the one under review. */
    toggle: (version: string | null) => {
      if (!compare || version === null) {
        setComparing(false);
        setAlone(version);
        return;
      }
      setChosen(mode === 'swipe' ? [version] : toggled(picked, version));
      setActive(0);
    },
  };
}

export type Viewer = ReturnType<typeof useViewer>;
export type Command = keyof Viewer['commands'];

/** The commands that have a key, in the sequence of the table of keys. */
export const keyedCommands = keyNames.flatMap((name) =>
  name.startsWith('viewer.') ? [name.slice('viewer.'.length) as Command] : [],
);

export const keysOf = ({ commands }: Viewer): KeyMap =>
  Object.fromEntries(keyedCommands.map((command) => [`viewer.${command}`, () => void commands[command]()]));

/** How a key is written on a tool: `Shift+E`. */
export function keyOf(command: Command): string {
  const [key] = keyRow(`viewer.${command}`).keys;
  return key.replace(/^shift\+/, 'Shift+').replace(/[a-z]$/, (letter) => letter.toUpperCase());
}
