/** Replaces antd's polyfill, so that it is not part of the first load: all supported browsers have ResizeObserver. */
export default globalThis.ResizeObserver;
