import { idPortraitArea } from '@beian/domain/filing';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Item, Material } from '../../order/documents.ts';
import type { KeyMap } from '../../ui/use-keys.ts';
import { evidenceFor } from '../items/rows.ts';
import { firstChosen, toggled, type Version, versionsOf } from './compare.ts';
import {
  bestColumnCount,
  clampPan,
  clampZoom,
  type Frame,
  fitScale,
  frameOf,
  fullView,
  leadPanes,
  noRotation,
  type Orientation,
  orientedSize,
  type Point,
  paneSize,
  placeView,
  type Size,
  type ViewTransform,
  wholeFrame,
  widthZoom,
  zoomAt,
} from './view-transform.ts';

export type CompareMode = 'side' | 'swipe';

/** A picture on the stage; `version` null: the one under review. */
export interface Shown {
  readonly material: Material;
  readonly version: Version | null;
  /** The part of it that is shown: the portrait of an ID, else the whole picture. */
  readonly frame: Frame;
}

export interface PhotoReview {
  /** The website's principal has a resident ID, whose portrait stands at a known place. */
  readonly hasResidentId: boolean;
}

export interface ShownPlace {
  readonly kind: Material['kind'];
  /** Degrees by which the paper lies turned clockwise in the stored picture. */
  readonly turned: number;
  /** Corners in shares of the picture; null: the scan is shown whole. */
  readonly corners: readonly Point[] | null;
}

/** What is on the stage; it begins anew with another picture. */
interface Scene {
  /** The picked picture; null: the one that proves the focused item. */
  readonly id: string | null;
  /** The version that is shown alone; null: the picture under review. */
  readonly single: string | null;
  /** The pictures that it is compared with; undefined: the first choice. */
  readonly chosen: readonly string[] | undefined;
  readonly active: number;
  readonly view: ViewTransform;
  /** The view is that of a place: it follows the size of the stage, which is smaller while a form is open, until the picture is moved. */
  readonly isPlace: boolean;
  readonly outline: { readonly id: string; readonly corners: readonly Point[] } | null;
}
const newScene = (id: string | null): Scene => ({
  id,
  single: null,
  chosen: undefined,
  active: 0,
  view: fullView,
  isPlace: false,
  outline: null,
});

/** Step of a key: of the picture in pixels, and of the swipe line as a share of the width. */
const STEP = 60;
const SWIPE_STEP = 0.05;
const ZOOM_STEP = 1.25;
const middle: Point = { x: 0, y: 0 };

/**
 * The pictures on the stage and their transforms. The stage follows the focused item; a picked picture stays until the next one.
 * `review`: a photo is reviewed, so that it stands beside the ID portrait and the last photo.
 */
export function useViewer(items: readonly Item[], focused: Item | undefined, review: PhotoReview | null) {
  const panel = useRef<HTMLElement>(null);
  const materials = items.flatMap((item) => (item.material === null ? [] : [item.material]));
  const [scene, setScene] = useState(newScene(null));
  const { id, view, outline } = scene;
  const change = (part: Partial<Scene>) => setScene((now) => ({ ...now, ...part }));
  const setView = (next: ViewTransform) => change({ view: next, isPlace: false });
  const [orientations, setOrientations] = useState<Readonly<Record<string, Orientation>>>({});
  const [stage, setStage] = useState<Size>({ width: 600, height: 400 });
  // Undefined: the default of the task, which is side by side in a photo review.
  const [comparing, setComparing] = useState<boolean>();
  const [mode, setMode] = useState<CompareMode>('side');
  const [split, setSplit] = useState(0.5);
  const [isWholeId, setWholeId] = useState(false);

  const evidenceKind = () => {
    const kinds = materials.map((one) => one.kind);
    const kind = focused === undefined ? null : evidenceFor(focused, kinds);
    return materials.find((one) => one.kind === kind);
  };
  // The picked picture may have been removed from the order meanwhile.
  const material = materials.find((one) => one.id === id) ?? evidenceKind() ?? materials[0];
  const versions = material === undefined ? [] : versionsOf(material, items);
  const isReviewed = review !== null && material?.kind === 'FACE_PHOTO';
  const compare = isReviewed ? (comparing ?? true) : versions.length > 0 && (comparing ?? false);
  const picked = (scene.chosen ?? firstChosen(material?.kind, versions)).slice(0, mode === 'swipe' ? 1 : undefined);
  /** Where the portrait is in the scan of an ID that is compared with the photo; null: not known. */
  const portraitIn = ({ material: scan, role }: Version) =>
    isReviewed && review.hasResidentId && role === 'ID_PORTRAIT' ? idPortraitArea(scan) : null;
  const shownVersion = (version: Version): Shown => {
    const area = isWholeId ? null : portraitIn(version);
    const scan = version.material;
    return { material: scan, version, frame: area === null ? wholeFrame(scan) : frameOf(scan, area) };
  };
  const shown: Shown[] = [];
  const single = versions.find((one) => one.material.id === scene.single);
  if (material !== undefined && (compare || single === undefined))
    shown.push({ material, version: null, frame: wholeFrame(material) });
  if (!compare && single !== undefined) shown.push(shownVersion(single));
  if (compare) shown.push(...versions.filter((one) => picked.includes(one.material.id)).map(shownVersion));
  /** The photo under review stands large, and what it is compared with beside it. */
  const isLead = isReviewed && compare && mode === 'side';
  const lacksPortrait = isLead && versions.every(({ role }) => role !== 'ID_PORTRAIT');
  const orientationOf = (one: Material | undefined): Orientation => orientations[one?.id ?? ''] ?? noRotation;
  const lead = (mode === 'swipe' ? undefined : shown[scene.active]) ?? shown[0];
  const columns =
    mode === 'swipe' || lead === undefined
      ? 1
      : bestColumnCount(shown.length, stage, orientedSize(lead.frame, orientationOf(lead.material)));
  const even = mode === 'swipe' && compare ? stage : paneSize(Math.max(1, shown.length), columns, stage);
  const leads = leadPanes(shown.length - 1 + Number(lacksPortrait), stage);
  const paneOf = (one: Shown): Size => (isLead ? leads[shown.indexOf(one)] : undefined) ?? even;
  const pane = lead === undefined ? even : paneOf(lead);
  const fitFor = (one: Shown) => fitScale(one.frame, orientationOf(one.material), paneOf(one));
  const fit = lead === undefined ? 1 : fitFor(lead);

  const move = (next: (now: ViewTransform) => ViewTransform) => {
    if (lead === undefined) return;
    const clamp = (moved: ViewTransform) => clampPan(moved, lead.frame, orientationOf(lead.material), pane);
    setScene((now) => ({ ...now, view: clamp(next(now.view)), isPlace: false }));
  };
  const zoomTo = (zoom: number, at = middle) => move((now) => zoomAt(now, clampZoom(zoom, fit), at));
  const zoomTimes = (times: number, at = middle) => move((now) => zoomAt(now, clampZoom(now.zoom * times, fit), at));
  const show = (next: string | undefined) => {
    if (next !== undefined && (next !== material?.id || id === null)) setScene(newScene(next));
  };
  const step = (by: 1 | -1) => {
    const at = materials.findIndex((one) => one.id === material?.id);
    show(materials[(at + by + materials.length) % Math.max(1, materials.length)]?.id);
  };
  const turn = (change: (now: Orientation) => Orientation) => {
    if (lead === undefined) return;
    setOrientations({ ...orientations, [lead.material.id]: change(orientationOf(lead.material)) });
  };
  const rotate = (by: 90 | 270) => {
    turn((now) => ({ ...now, degrees: ((now.degrees + by) % 360) as Orientation['degrees'] }));
    setView(fullView);
  };
  /** The next of present, last returned, registered; not the order's other materials. */
  const nextVersion = () => {
    const roles = versions.filter((one) => one.role !== null).map((one) => one.material.id);
    const at = scene.single === null ? -1 : roles.indexOf(scene.single);
    setComparing(false);
    change({ single: roles[at + 1] ?? null });
  };
  const fullScreen = () => {
    const done = document.fullscreenElement === null ? panel.current?.requestFullscreen() : document.exitFullscreen();
    // A browser may refuse full screen: the picture keeps its size.
    done?.catch(() => undefined);
  };

  const measure = (size: Size) => {
    setStage(size);
    const scan = materials.find((one) => one.id === outline?.id);
    if (outline === null || scan === undefined) return;
    const next = placeView(outline.corners, scan, orientationOf(scan), size);
    setScene((now) => (now.isPlace ? { ...now, view: next } : now));
  };

  /** The item of the place that was shown last: when the cursor comes to it, the stage stays at that place. */
  const placedFor = useRef<string | undefined>(undefined);
  const showPlace = ({ kind, turned, corners }: ShownPlace, item: string) => {
    const scan = materials.find((one) => one.kind === kind);
    if (scan === undefined) return;
    const orientation = { degrees: ((360 - turned) % 360) as Orientation['degrees'], flipped: false };
    setOrientations({ ...orientations, [scan.id]: orientation });
    // The scan stands alone, so that it has the whole stage.
    setComparing(undefined);
    const view = corners === null ? fullView : placeView(corners, scan, orientation, stage);
    const outline = corners === null ? null : { id: scan.id, corners };
    setScene({ ...newScene(scan.id), view, outline, isPlace: outline !== null });
    placedFor.current = item;
    // On a narrow screen the pictures stand below the items.
    panel.current?.scrollIntoView({ block: 'nearest' });
  };

  const follow = useRef<() => void>(() => undefined);
  follow.current = () => {
    const next = evidenceKind()?.id;
    // The place of another item is left, also where the next one is proved by the same scan.
    if (outline !== null && (next ?? outline.id) === outline.id) {
      change({ outline: null, view: fullView, isPlace: false });
    }
    show(next);
  };
  const focusedKey = focused?.key;
  useEffect(() => {
    if (focusedKey === undefined) return;
    if (placedFor.current !== focusedKey) follow.current();
    placedFor.current = undefined;
  }, [focusedKey]);

  const pan = (dx: number, dy: number) => move((now) => ({ ...now, x: now.x + dx, y: now.y + dy }));
  const commands = {
    next: () => step(1),
    previous: () => step(-1),
    zoomIn: () => zoomTimes(ZOOM_STEP),
    zoomOut: () => zoomTimes(1 / ZOOM_STEP),
    fit: () => setView(fullView),
    fitWidth: () =>
      lead !== undefined && setView({ ...fullView, zoom: widthZoom(lead.frame, orientationOf(lead.material), pane) }),
    actual: () => zoomTo(1 / fit),
    rotate: () => rotate(90),
    rotateLeft: () => rotate(270),
    flip: () => turn((now) => ({ ...now, flipped: !now.flipped })),
    fullScreen,
    compare: () => {
      setComparing(!compare);
      setView(fullView);
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
    isLead,
    /** The ID whose portrait the photo is to be compared with is in no order. */
    lacksPortrait,
    /** Whether the ID is shown whole; null: its portrait is not cut out, because it is not on the stage or its place is not known. */
    isWholeId: versions.some((one) => picked.includes(one.material.id) && portraitIn(one) !== null) ? isWholeId : null,
    setWholeId,
    outline,
    showPlace,
    look: view,
    /** Share of the picture's own size at which it is shown. */
    scale: fit * view.zoom,
    fitFor,
    turnOf: orientationOf,
    comparing: compare,
    mode,
    split,
    active: compare && mode === 'side' ? scene.active : 0,
    commands,
    /** Picks a material: shows the picture under review, also when another version was on the stage. */
    pick: (next: string) => {
      show(next);
      change({ single: null });
    },
    pan,
    zoomTimes,
    zoomTo: (scale: number, at: Point) => zoomTo(scale / fit, at),
    isWhole: view.zoom === 1,
    measure,
    setActive: (active: number) => change({ active }),
    setSplit,
    setMode,
    /** Shows one version alone, or adds or removes it in a comparison. Null: the one under review. */
    toggle: (version: string | null) => {
      if (!compare || version === null) {
        setComparing(false);
        change({ single: version });
        return;
      }
      change({ chosen: mode === 'swipe' ? [version] : toggled(picked, version), active: 0 });
    },
  };
}

export type Viewer = ReturnType<typeof useViewer>;
export type Command = keyof Viewer['commands'];

export const keysOf = ({ commands }: Viewer): KeyMap =>
  Object.fromEntries(Object.entries(commands).map(([command, act]) => [`viewer.${command}`, () => void act()]));
