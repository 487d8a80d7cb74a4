/**
 * What `qs`, by which Refine reads addresses, uses to notice an object that holds itself. The package of this name brings a
 * printer of objects and stand-ins for browsers without WeakMap into the first load.
 */
module.exports = function sideChannel() {
  const known = new WeakMap();
  return {
    has: (key) => known.has(key),
    get: (key) => known.get(key),
    set: (key, value) => void known.set(key, value),
  };
};
