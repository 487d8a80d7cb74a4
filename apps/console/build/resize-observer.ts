/** Every browser that the console is built for has its own: antd's stand-in stays out of the first load. */
export default globalThis.ResizeObserver;
