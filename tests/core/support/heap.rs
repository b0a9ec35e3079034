//! Counts the heap of each thread: the bytes allocated now, and the peak.
//!
//! Reserved memory counts, also if it was never written. A reallocation counts as the new block and
//! the old block together, which is what an allocator needs that cannot remap pages.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static NOW: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
}

fn add(bytes: usize) {
    // Another thread may have allocated what this thread frees.
    let now = NOW.get().wrapping_add(bytes);
    NOW.set(now);
    if now as isize > PEAK.get() as isize {
        PEAK.set(now);
    }
}

fn take(bytes: usize) {
    NOW.set(NOW.get().wrapping_sub(bytes));
}

// SAFETY: everything is passed on to the system's allocator, and counted.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        take(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        add(size);
        take(layout.size());
        // SAFETY: as the caller promises.
        unsafe { System.realloc(block, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The number of allocated bytes.
pub fn now() -> usize {
    NOW.get()
}

/// Runs a piece of work. Returns its result, and the most bytes that were allocated at a time.
pub fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    PEAK.set(now());
    let result = work();
    (result, PEAK.get())
}
