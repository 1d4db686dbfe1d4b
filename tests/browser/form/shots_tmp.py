from typing import Any
from playwright.sync_api import expect
from tests.browser.form.lab import LAB
S="shenzhen-worker-training-base"; C="correspondence-education"; U="urumqi-continuing-education-base"
def test_shots(new_form: Any, response: Any) -> None:
    for w,h in ((1440,900),(390,844)):
        f=new_form(); p=f.page; p.set_viewport_size({"width":w,"height":h})
        def shot(n): p.wait_for_timeout(300); p.screenshot(path=f"/tmp/formshots/{n}-{w}.png")
        f.open(C)
        f.type("ratings.1.1.3.score","99"); f.type("ratings.1.2.4.measure.numerator","12"); f.type("ratings.1.2.4.measure.denominator","10"); f.type("ratings.1.2.4.score","1")
        p.locator("[data-action=check]").first.click(); shot("check")
        p.locator("#criterion-1\\.2\\.4").scroll_into_view_if_needed(); shot("ratio")
        f.saved(); shot("saved")
        f.open(LAB)
        f.control("ratings.1.3.met","a").check(); f.control("ratings.1.3.not_applicable").check(); f.control("profile.site","none").check()
        p.locator("#criterion-1\\.2").scroll_into_view_if_needed(); shot("lab")
        f.control("ratings.1.3.met","a").uncheck(); f.type("ratings.1.3.note","没有"); f.control("ratings.x.triggered").check();shot("lab2")
        f.open(S); f.control("ratings.1.level","2").check()
        f.choose_file(response(S, {"1": {"level": "2"}, "10": {"count": 1}}, assessments={"review": {"ratings": {"1": {"level": "2"}}}})); shot("open")
        p.keyboard.press("Escape")
        p.close()
        one, other = new_form(), new_form()
        one.page.set_viewport_size({"width":w,"height":h})
        one.open(U); other.open(U)
        one.page.evaluate("localStorage.clear()"); one.page.reload(); other.page.reload(); one.until_ready(); other.until_ready()
        one.page.locator("#criterion-1\\.2 [data-key=met]").first.check(); 
        one.until_kept(); one, other = other, one; one.page.set_viewport_size({"width":w,"height":h}); one.page.evaluate("scrollTo(0, 3000)")
        one.saved(); p=one.page; expect(one.notice("conflict")).to_be_visible(); shot("two")
        one.page.close(); other.page.close()
        f=new_form(); p=f.page; p.set_viewport_size({"width":w,"height":h})
        f.open(S,{"start":"fails"}); p.locator("[data-action=check]").first.click(); f.choose_file(response(S,{"1":{"level":"2"}})); shot("dead-open")
        p.locator("[data-dialog-confirm]").click(); p.evaluate("scrollTo(0,0)"); shot("dead"); p.close()
