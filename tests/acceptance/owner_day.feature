# language: ko
기능: 지식 베이스를 시작하고 고친다
  업무 담당자가 회사의 지식 베이스를 만들고, 검사하고, 고치고, 사이트로 펴낸다.

  배경:
    조건 「cscx init 우리몰」로 지식 베이스를 만들었다

  시나리오: 처음부터 문제가 없고 사이트가 나온다
    만일 「cscx lint --strict」를 하면
    그러면 끝난 값은 0이다
    만일 「cscx build」를 하면
    그러면 끝난 값은 0이다
    그리고 「build/site/index.html」이 있다

  시나리오: 새 절차를 시작한다
    만일 「cscx new sop order-change」를 하면
    그러면 끝난 값은 0이다
    그리고 「sops/procedures/order-change.yaml」이 있다
    만일 「cscx lint」를 하면
    그러면 끝난 값은 0이다

  시나리오: 같은 이름으로 다시 만들지 않는다
    만일 「cscx new sop order-change」를 하면
    그리고 「sops/procedures/order-change.yaml」에 「# 내가 쓴 것」을 적고
    그리고 「cscx new sop order-change」를 하면
    그러면 끝난 값은 2이다
    그리고 「sops/procedures/order-change.yaml」에 「# 내가 쓴 것」이 남아 있다

  시나리오: 잘못 쓴 이름을 미리 보고 고친다
    만일 기준값의 이름 하나를 잘못 쓰고
    그리고 「cscx lint」를 하면
    그러면 끝난 값은 1이다
    그리고 잘못 쓴 이름이 나온다
    만일 「cscx lint --diff」를 하면
    그러면 문서는 그대로다
    만일 「cscx lint --fix」를 하면
    그러면 끝난 값은 0이다
    그리고 문서는 처음과 같다

  시나리오: 까닭을 적고 넘어간다
    만일 기준값의 이름 하나를 잘못 쓰고
    그리고 그 줄에 「# cscx: ignore[CS201] 다음 주에 기준값을 더한다」를 적고
    그리고 「cscx lint」를 하면
    그러면 끝난 값은 0이다

  시나리오: 규칙이 왜 있는지 묻는다
    만일 「cscx explain CS201」을 하면
    그러면 끝난 값은 0이다
    그리고 「없는 것을 가리킨다」가 나온다
    그리고 「나쁜 예」가 나온다
